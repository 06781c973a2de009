/**
 * Somebody who types one character after the other, without a Y.Doc: the bytes of such updates are
 * known. And the counting of what arrives, by content: a server may merge as it likes.
 */

import { Dialect } from './dialect.ts';
import type { Peer } from './peers.ts';
import { Wire } from './wire.ts';

/** Called for every run of characters of somebody else: clocks `from` to `to`. */
export type OnCharacters = (client: number, from: number, to: number) => void;

export class Typist {
  readonly client: number;
  readonly #dialect: Dialect;
  #wire: Wire | null = null;
  #clock = 0;
  #cursors = 0;
  /** client → the next clock not yet seen */
  readonly #seen = new Map<number, number>();
  readonly #onCharacters: OnCharacters;
  readonly #synced = Promise.withResolvers<void>();

  private constructor(client: number, dialect: Dialect, onCharacters: OnCharacters) {
    this.client = client;
    this.#dialect = dialect;
    this.#onCharacters = onCharacters;
  }

  /** Connects, asks for the state, and answers the server's question with nothing. */
  static async join(
    peer: Pick<Peer, 'dialect' | 'stores'>,
    port: number,
    document: string,
    client: number,
    onCharacters: OnCharacters,
  ): Promise<Typist> {
    const dialect = new Dialect(peer.dialect, document);
    const typist = new Typist(client, dialect, onCharacters);
    const wire = await Wire.open(port, `/${document}`, (message) => typist.#hear(message));
    typist.#wire = wire;
    for (const message of dialect.greeting()) wire.send(message);
    wire.send(dialect.sync(0, Uint8Array.of(0)));
    if (peer.stores) await typist.#synced.promise;
    return typist;
  }

  /** Types one character; returns its clock. */
  type(): number {
    const clock = this.#clock++;
    this.#wire?.send(this.#dialect.sync(2, characterUpdate(this.client, clock)));
    return clock;
  }

  write(update: Uint8Array): void {
    this.#wire?.send(this.#dialect.sync(2, update));
  }

  moveCursor(): void {
    const cursor = {
      anchor: { type: null, tname: 'text', item: { client: this.client, clock: this.#clock }, assoc: 0 },
    };
    const state = JSON.stringify({
      user: { name: `Person ${this.client}`, color: '#30bced' },
      cursor: { ...cursor, head: cursor.anchor },
    });
    this.#wire?.send(this.#dialect.awareness(this.client, ++this.#cursors, state));
  }

  leave(): void {
    this.#wire?.close();
  }

  #hear(message: Uint8Array): void {
    const heard = this.#dialect.hear(message);
    switch (heard.kind) {
      case 'stateVector':
        this.#wire?.send(this.#dialect.sync(1, Uint8Array.of(0, 0)));
        return;
      case 'difference':
        this.#synced.resolve();
        this.#count(heard.bytes);
        return;
      case 'update':
        this.#count(heard.bytes);
        return;
      case 'else':
    }
  }

  #count(update: Uint8Array): void {
    eachRun(update, (client, from, to) => {
      if (client === this.client) return;
      const seen = Math.max(from, this.#seen.get(client) ?? 0);
      if (to <= seen) return;
      this.#seen.set(client, to);
      this.#onCharacters(client, seen, to);
    });
  }
}

/** One character behind the last one of the same client; the first begins in the root `text`. */
function characterUpdate(client: number, clock: number): Uint8Array {
  const bytes = [1, 1];
  varUint(bytes, client);
  varUint(bytes, clock);
  if (clock === 0) bytes.push(0x04, 1, 4, 0x74, 0x65, 0x78, 0x74);
  else {
    bytes.push(0x84);
    varUint(bytes, client);
    varUint(bytes, clock - 1);
  }
  bytes.push(1, 0x61, 0);
  return Uint8Array.from(bytes);
}

function varUint(to: number[], number: number): void {
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) to.push((rest % 128) | 128);
  to.push(rest);
}

/** Walks the structs of an update that holds nothing but text, as all do that a typist makes. Others are left alone. */
function eachRun(update: Uint8Array, run: OnCharacters): void {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = update[at++] as number;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  const skipId = () => {
    number();
    number();
  };
  for (let blocks = number(); blocks > 0; blocks--) {
    const structs = number();
    const client = number();
    const clock = number();
    let end = clock;
    for (let i = 0; i < structs; i++) {
      const info = update[at++] as number;
      if ((info & 31) !== 4) return;
      if (info & 0x80) skipId();
      if (info & 0x40) skipId();
      if ((info & 0xc0) === 0) {
        if (number() === 1) {
          const key = number();
          at += key;
        } else skipId();
      }
      const length = number();
      at += length;
      end += length; // of plain ASCII
    }
    run(client, clock, end);
  }
}
