/**
 * Updates of one character, made by hand, and the way through such updates, however they were merged. Everything
 * here is plain ASCII in one root text: what is measured needs no more, and anything else is an error.
 */

import { put, Reader, sizeOf } from './varint.ts';

/** Called for every run of characters: clocks `from` to `to` of one client. */
export type OnCharacters = (client: number, from: number, to: number) => void;

const GC = 0;
const DELETED = 1;
const STRING = 4;
const SKIP = 10;

/** One character behind the last one of the same client; the first begins in the root `text`. */
export function characterUpdate(client: number, clock: number): Uint8Array {
  const isFirst = clock === 0;
  const head = 2 + sizeOf(client) + sizeOf(clock) + 1;
  const bytes = new Uint8Array(head + (isFirst ? 6 : sizeOf(client) + sizeOf(clock - 1)) + 3);
  let at = put(bytes, put(bytes, 2, client), clock);
  bytes[0] = 1; // client
  bytes[1] = 1; // struct
  if (isFirst) {
    bytes.set([STRING, 1, 4, 0x74, 0x65, 0x78, 0x74], at);
    at += 7;
  } else {
    bytes[at++] = 0x80 | STRING;
    at = put(bytes, put(bytes, at, client), clock - 1);
  }
  bytes.set([1, 0x61, 0], at); // "a", and nothing deleted
  return bytes;
}

/** Takes one character back. */
export function deletion(client: number, clock: number): Uint8Array {
  const bytes = new Uint8Array(2 + sizeOf(client) + 1 + sizeOf(clock) + 1);
  bytes[1] = 1;
  const at = put(bytes, 2, client);
  bytes[at] = 1;
  bytes[put(bytes, at + 1, clock)] = 1;
  return bytes;
}

/** Walks the structs of an update. Throws at anything but text. */
export function eachRun(update: Uint8Array, run: OnCharacters): void {
  const from = new Reader(update);
  for (let blocks = from.number(); blocks > 0; blocks--) {
    const structs = from.number();
    const client = from.number();
    let begin = from.number();
    let end = begin;
    for (let i = 0; i < structs; i++) {
      const info = from.byte();
      if (info === SKIP) {
        if (end > begin) run(client, begin, end);
        end += from.number();
        begin = end;
      } else end += info === GC ? from.number() : lengthOf(info, from);
    }
    if (end > begin) run(client, begin, end);
  }
}

function lengthOf(info: number, from: Reader): number {
  if (info & 0x80) skipId(from);
  if (info & 0x40) skipId(from);
  if ((info & 0xc0) === 0) {
    if (from.number() === 1) from.counted();
    else skipId(from);
  }
  switch (info & 31) {
    case DELETED:
      return from.number();
    case STRING:
      return from.counted().length;
    default:
      throw new Error(`something that nobody typed has arrived: ${info}`);
  }
}

function skipId(from: Reader): void {
  from.number();
  from.number();
}
