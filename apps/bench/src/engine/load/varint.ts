/** Numbers as lib0 writes them, for bytes that are made by hand. */

export function sizeOf(number: number): number {
  let size = 1;
  for (let rest = number; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

/** Writes a number; answers where the next thing goes. */
export function put(bytes: Uint8Array, at: number, number: number): number {
  let next = at;
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[next++] = (rest % 128) | 128;
  bytes[next++] = rest;
  return next;
}

/** Reads one after the other. */
export class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    return this.bytes[this.at++] as number;
  }

  number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++] as number;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  /** Bytes behind their length. */
  counted(): Uint8Array {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
