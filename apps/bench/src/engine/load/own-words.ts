/** What somebody remembers of a document who keeps only what they typed themselves. */

import { characterUpdate } from './characters.ts';
import type { Memory } from './typist.ts';
import { put, Reader, sizeOf } from './varint.ts';

/** Characters `0` to `clock` of one client, as `Typist.type` makes them. */
export function ownWords(client: number, clock: number): Memory {
  const stateVector = new Uint8Array(1 + sizeOf(client) + sizeOf(clock));
  stateVector[0] = clock > 0 ? 1 : 0;
  put(stateVector, put(stateVector, 1, client), clock);
  return {
    stateVector: clock > 0 ? stateVector : Uint8Array.of(0),
    lackedBy: (theirs) => charactersBetween(client, clockIn(theirs, client), clock),
  };
}

function clockIn(stateVector: Uint8Array, client: number): number {
  const from = new Reader(stateVector);
  for (let count = from.number(); count > 0; count--) {
    const [of, clock] = [from.number(), from.number()];
    if (of === client) return clock;
  }
  return 0;
}

function charactersBetween(client: number, from: number, to: number): Uint8Array {
  if (from >= to) return Uint8Array.of(0, 0);
  const head = new Uint8Array(1 + sizeOf(to - from) + sizeOf(client) + sizeOf(from));
  head[0] = 1;
  put(head, put(head, put(head, 1, to - from), client), from);
  const structs = Array.from({ length: to - from }, (_, i) => {
    const update = characterUpdate(client, from + i);
    return update.subarray(2 + sizeOf(client) + sizeOf(from + i), -1);
  });
  return Buffer.concat([head, ...structs, Uint8Array.of(0)]);
}
