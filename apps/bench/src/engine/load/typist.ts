/**
 * Somebody who types one character after the other, without a Y.Doc: the bytes of such updates are known. And the
 * counting of what arrives, by content: a server may merge as it likes.
 */

import type { Speech } from '../peers.ts';
import { characterUpdate, deletion, eachRun, type OnCharacters } from './characters.ts';
import { Dialect } from './dialect.ts';
import { Wire } from './wire.ts';

/** What somebody brings who has been here before. */
export interface Memory {
  readonly stateVector: Uint8Array;
  /** What a server lacks that has this state vector. */
  lackedBy(stateVector: Uint8Array): Uint8Array;
}

export interface Joining {
  readonly speech: Speech;
  readonly port: number;
  readonly document: string;
  readonly client: number;
  /** Called for what others typed; absent: what arrives is only weighed, which leaves the load time for others. */
  readonly onCharacters?: OnCharacters;
  /** Absent: somebody new. */
  readonly memory?: Memory;
  /** The next clock of this client. */
  readonly clock?: number;
  /** The server may go away. */
  readonly mayBreak?: boolean;
}

const stranger: Memory = { stateVector: Uint8Array.of(0), lackedBy: () => Uint8Array.of(0, 0) };

export class Typist {
  readonly client: number;
  /** bytes of the document that have arrived, and in how many messages */
  heardBytes = 0;
  heardMessages = 0;
  readonly #joining: Joining;
  readonly #dialect: Dialect;
  readonly #memory: Memory;
  readonly #wire: Wire;
  #clock: number;
  #cursors = 0;
  /** client → the next clock not yet seen */
  readonly #seen = new Map<number, number>();
  readonly #synced = Promise.withResolvers<void>();
  readonly #asked = Promise.withResolvers<void>();
  #waiting: { readonly bytes: number; readonly resolve: () => void } | null = null;

  private constructor(joining: Joining) {
    this.client = joining.client;
    this.#joining = joining;
    this.#dialect = new Dialect(joining.speech, joining.document);
    this.#memory = joining.memory ?? stranger;
    this.#clock = joining.clock ?? 0;
    const { speech, port, document, client, mayBreak } = joining;
    this.#wire = new Wire(port, `/${document}${speech.query}`, {
      hear: (message) => this.#hear(message),
      lost(why) {
        if (!mayBreak) throw new Error(`${document} lost ${client}: ${why}`);
      },
    });
  }

  /** Connects, asks for what is missing, and answers the server's question. Resolves when the server has answered. */
  static async join(joining: Joining): Promise<Typist> {
    const typist = new Typist(joining);
    const wire = typist.#wire;
    await wire.opened;
    for (const message of typist.#dialect.greeting()) wire.send(message);
    wire.send(typist.#dialect.sync(0, typist.#memory.stateVector));
    if (joining.speech.answers) await typist.#synced.promise;
    return typist;
  }

  /** Resolves when the server has asked what it lacks, and was answered. */
  get wasAsked(): Promise<void> {
    return this.#asked.promise;
  }

  /** Resolves when so many bytes of the document have arrived. */
  whenHeard(bytes: number): Promise<void> {
    if (this.heardBytes >= bytes) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting = { bytes, resolve };
    });
  }

  /** Types one character; returns its clock. */
  type(): number {
    const clock = this.#clock++;
    this.write(characterUpdate(this.client, clock));
    return clock;
  }

  /** Takes the last character back. */
  takeBack(): void {
    if (this.#clock > 0) this.write(deletion(this.client, this.#clock - 1));
  }

  write(update: Uint8Array): void {
    this.#wire.send(this.#dialect.sync(2, update));
  }

  moveCursor(): void {
    const cursor = {
      anchor: { type: null, tname: 'text', item: { client: this.client, clock: this.#clock }, assoc: 0 },
    };
    const state = JSON.stringify({
      user: { name: `Person ${this.client}`, color: '#30bced' },
      cursor: { ...cursor, head: cursor.anchor },
    });
    this.#wire.send(this.#dialect.awareness(this.client, ++this.#cursors, state));
  }

  leave(): void {
    this.#wire.close();
  }

  #hear(message: Uint8Array): void {
    const heard = this.#dialect.hear(message);
    switch (heard.kind) {
      case 'stateVector':
        this.#wire.send(this.#dialect.sync(1, this.#memory.lackedBy(heard.bytes)));
        this.#asked.resolve();
        return;
      case 'difference':
        this.#count(heard.bytes);
        this.#synced.resolve();
        return;
      case 'update':
        this.#count(heard.bytes);
        return;
      case 'else':
    }
  }

  #count(update: Uint8Array): void {
    this.heardBytes += update.length;
    this.heardMessages++;
    if (this.#waiting !== null && this.heardBytes >= this.#waiting.bytes) this.#waiting.resolve();
    const { onCharacters } = this.#joining;
    if (onCharacters === undefined) return;
    eachRun(update, (client, from, to) => {
      if (client === this.client) return;
      const seen = Math.max(from, this.#seen.get(client) ?? 0);
      if (to <= seen) return;
      this.#seen.set(client, to);
      onCharacters(client, seen, to);
    });
  }
}

/** How many messages with words have arrived at all of these. */
export function messagesTo(typists: readonly Typist[]): number {
  return typists.reduce((sum, { heardMessages }) => sum + heardMessages, 0);
}
