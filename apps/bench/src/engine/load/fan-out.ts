/** Rooms full of people who type as fast as their words come back to somebody else. */

import { after, clientIn, type Findings, mark, type Task } from './task.ts';
import { messagesTo, Typist } from './typist.ts';

export async function fanOut({ speech, port, settings }: Task): Promise<Findings> {
  const { rooms = 10, people = 20, seconds = 5, cursors = 0, window = 4 } = settings;
  let deliveries = 0;
  let typed = 0;
  let isOver = false;
  const typists: Typist[] = [];
  const again = (typist: Typist) => {
    if (isOver) return;
    typed++;
    typist.type();
    if (cursors > 0) typist.moveCursor();
  };
  for (let room = 0; room < rooms; room++) {
    const here: Typist[] = [];
    for (let i = 0; i < people; i++) {
      // The words of each are waited for by the next one in the room.
      const before = (i + people - 1) % people;
      const onCharacters = (of: number, from: number, to: number) => {
        deliveries += to - from;
        if (of !== clientIn(room, before)) return;
        for (let n = from; n < to; n++) again(here[before] as Typist);
      };
      const client = clientIn(room, i);
      here.push(await Typist.join({ speech, port, document: `room-${room}`, client, onCharacters }));
    }
    typists.push(...here);
  }
  for (const typist of typists) for (let n = 0; n < window; n++) again(typist);
  await after(1_500);
  await mark();
  const from = performance.now();
  const before = { deliveries, typed, messages: messagesTo(typists) };
  await after(seconds * 1_000);
  const found = {
    deliveries: deliveries - before.deliveries,
    typed: typed - before.typed,
    messages: messagesTo(typists) - before.messages,
  };
  const tookS = (performance.now() - from) / 1_000;
  await mark();
  isOver = true;
  for (const typist of typists) typist.leave();
  return { ...found, tookS };
}
