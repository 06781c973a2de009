/** Rooms of people who type at the pace of people: how long is a character on its way? */

import { spread } from '../spread.ts';
import { after, clientIn, type Findings, mark, type Task } from './task.ts';
import { Typist } from './typist.ts';

export async function typing({ speech, port, settings }: Task): Promise<Findings> {
  const { rooms = 8, people = 30, perSecond = 5, seconds = 5 } = settings;
  const sentAt = new Map<number, number[]>();
  const latencies: number[] = [];
  let isCounting = false;
  let deliveries = 0;
  let typed = 0;
  const onCharacters = (of: number, from: number, to: number) => {
    if (!isCounting) return;
    const now = performance.now();
    deliveries += to - from;
    const sent = sentAt.get(of) as number[];
    for (let n = from; n < to; n++) {
      const at = sent[n];
      if (at !== undefined) latencies.push(now - at);
    }
  };
  const typists: Typist[] = [];
  for (let room = 0; room < rooms; room++) {
    for (let i = 0; i < people; i++) {
      const client = clientIn(room, i);
      sentAt.set(client, []);
      typists.push(await Typist.join({ speech, port, document: `room-${room}`, client, onCharacters }));
    }
  }
  const gap = 1_000 / perSecond;
  const timers = typists.map((typist, i) => {
    const key = () => {
      (sentAt.get(typist.client) as number[]).push(performance.now());
      typist.type();
      if (isCounting) typed++;
    };
    const begin = () => {
      timers[i] = setInterval(key, gap);
    };
    return setTimeout(begin, (i / typists.length) * gap); // everyone keeps their own time, spread evenly
  });
  await after(1_500);
  await mark();
  const from = performance.now();
  isCounting = true;
  await after(seconds * 1_000);
  isCounting = false;
  const tookS = (performance.now() - from) / 1_000;
  await mark();
  for (const timer of timers) clearTimeout(timer);
  for (const typist of typists) typist.leave();
  return { deliveries, typed, tookS, ...spread(latencies) };
}
