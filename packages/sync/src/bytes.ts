/**
 * Reading bytes that a stranger sent. Every read is bounded by the bytes that are there, so nothing
 * beyond them is ever looked at, and anything that does not fit throws MALFORMED.
 */

import { isUtf8 } from 'node:buffer';

/** Thrown by every read that does not fit. One object, made once: a flood of bad frames must stay cheap. */
export const MALFORMED = new Error('malformed bytes');

const HIGHEST = 2 ** 53 - 1;

export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at === this.end;
  }

  byte(): number {
    if (this.at >= this.end) throw MALFORMED;
    return this.bytes[this.at++] as number;
  }

  /** A whole number below 2^53, seven bits to the byte, lowest first. */
  varUint(): number {
    const first = this.byte();
    if (first < 128) return first;
    let number = first & 127;
    let unit = 128;
    for (;;) {
      const next = this.byte();
      number += (next & 127) * unit;
      if (next < 128) {
        if (number > HIGHEST) throw MALFORMED;
        return number;
      }
      unit *= 128;
      if (unit > HIGHEST) throw MALFORMED;
    }
  }

  /** A signed whole number; its value does not matter to anyone here. */
  skipVarInt(): void {
    if ((this.byte() & 128) === 0) return;
    for (let more = 0; more < 8; more++) if ((this.byte() & 128) === 0) return;
    throw MALFORMED;
  }

  skip(length: number): void {
    if (length > this.end - this.at) throw MALFORMED;
    this.at += length;
  }

  /** Bytes with their length in front. A view, not a copy. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const { bytes, at } = this;
    this.skip(length);
    return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length); // a Buffer's own `subarray` is slow
  }

  /** Skips a string with its length in front; returns how many UTF-16 units it has. Throws if it is not UTF-8. */
  stringLength(): number {
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    const { bytes, at: to } = this;
    let ascii = from;
    while (ascii < to && (bytes[ascii] as number) < 128) ascii++;
    if (ascii === to) return length;
    if (!isUtf8(bytes.subarray(ascii, to))) throw MALFORMED;
    let units = ascii - from;
    for (let i = ascii; i < to; i++) {
      const byte = bytes[i] as number;
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }

  string(): string {
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    const view = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, length);
    if (!isUtf8(view)) throw MALFORMED;
    return view.toString('utf8');
  }
}

/** How many bytes `number` takes as a varint. */
export function varUintSize(number: number): number {
  let size = 1;
  for (let rest = number; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

/** Writes `number` as a varint at `at`; returns where it ends. */
export function writeVarUint(bytes: Uint8Array, at: number, number: number): number {
  let rest = number;
  let to = at;
  while (rest >= 128) {
    bytes[to++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[to++] = rest;
  return to;
}

/** Below this many bytes a loop is quicker than making a view and copying that. */
const LOOP_MAX = 64;

/** Copies `from[start..end)` to `to` at `at`; returns where that ends. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  const length = end - start;
  if (length > LOOP_MAX) to.set(start === 0 && end === from.length ? from : from.subarray(start, end), at);
  else for (let i = 0; i < length; i++) to[at + i] = from[start + i] as number;
  return at + length;
}
