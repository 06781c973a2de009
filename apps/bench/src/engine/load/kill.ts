/** People type until the server is killed; what had somebody else seen, and what does a newcomer find afterwards? */

import { after, clientIn, type Findings, mark, type Task } from './task.ts';
import { Typist } from './typist.ts';

const documents = 3;
const people = 5;

/** Answers how many characters of each client somebody else had seen. The server is killed at the mark. */
export async function typeUntilKilled({ speech, port, settings }: Task): Promise<Findings> {
  const { seconds = 3.5, everyMs = 33 } = settings;
  const seen = new Map<number, number>();
  const onCharacters = (of: number, _: number, to: number) => {
    seen.set(of, Math.max(to, seen.get(of) ?? 0));
  };
  const typists: Typist[] = [];
  for (let room = 0; room < documents; room++) {
    for (let i = 0; i < people; i++) {
      const client = clientIn(room, i);
      typists.push(await Typist.join({ speech, port, document: `kill-${room}`, client, onCharacters, mayBreak: true }));
    }
  }
  const timer = setInterval(() => {
    for (const typist of typists) typist.type();
  }, everyMs);
  await after(seconds * 1_000);
  await mark();
  clearInterval(timer);
  for (const typist of typists) typist.leave();
  return { clients: [...seen.keys()], clocks: [...seen.values()] };
}

/** What a newcomer finds of everybody's characters, and how many of the documents are gone. */
export async function whatIsLeft({ speech, port }: Task): Promise<Findings> {
  const found = new Map<number, number>();
  let gone = 0;
  for (let room = 0; room < documents; room++) {
    const before = found.size;
    const reader = await Typist.join({
      speech,
      port,
      document: `kill-${room}`,
      client: clientIn(room, 999),
      onCharacters: (of, _, to) => found.set(of, Math.max(to, found.get(of) ?? 0)),
    });
    await after(500); // a server may answer before it has read
    reader.leave();
    if (found.size === before) gone++;
  }
  return { clients: [...found.keys()], clocks: [...found.values()], gone };
}
