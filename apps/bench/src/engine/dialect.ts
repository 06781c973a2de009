/** What the two protocols have in common, and how they differ: Hocuspocus puts the document's name before everything. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Peer } from './peers.ts';

export type Heard =
  | { readonly kind: 'stateVector' | 'difference' | 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'else' };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const kinds = ['stateVector', 'difference', 'update'] as const;
const elsewise: Heard = { kind: 'else' };

export class Dialect {
  readonly #prefix: Uint8Array;
  readonly #speaksHocuspocus: boolean;

  constructor(dialect: Peer['dialect'], document: string) {
    this.#speaksHocuspocus = dialect === 'hocuspocus';
    this.#prefix = this.#speaksHocuspocus ? write((to) => encoding.writeVarString(to, document)) : new Uint8Array();
  }

  /** What is sent first. */
  greeting(): Uint8Array[] {
    if (!this.#speaksHocuspocus) return [];
    return [
      this.#message((to) => {
        encoding.writeVarUint(to, AUTH);
        encoding.writeVarUint(to, 0);
        encoding.writeVarString(to, 'token');
        encoding.writeVarString(to, '4.7.0');
      }),
    ];
  }

  sync(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
    return this.#message((to) => {
      encoding.writeVarUint(to, SYNC);
      encoding.writeVarUint(to, kind);
      encoding.writeVarUint8Array(to, payload);
    });
  }

  awareness(client: number, clock: number, state: string): Uint8Array {
    const states = write((to) => {
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarString(to, state);
    });
    return this.#message((to) => {
      encoding.writeVarUint(to, AWARENESS);
      encoding.writeVarUint8Array(to, states);
    });
  }

  hear(message: Uint8Array): Heard {
    const from = decoding.createDecoder(message);
    from.pos = this.#prefix.length;
    const type = decoding.readVarUint(from);
    if (type !== SYNC && !(this.#speaksHocuspocus && type === 4)) return elsewise;
    const kind = kinds[decoding.readVarUint(from)];
    return kind === undefined ? elsewise : { kind, bytes: decoding.readVarUint8Array(from) };
  }

  #message(body: (to: encoding.Encoder) => void): Uint8Array {
    return write((to) => {
      encoding.writeUint8Array(to, this.#prefix);
      body(to);
    });
  }
}

function write(body: (to: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  body(encoder);
  return encoding.toUint8Array(encoder);
}
