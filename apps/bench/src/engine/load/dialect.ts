/** What the two protocols have in common, and how they differ: Hocuspocus puts the document's name before everything. */

import type { Speech } from '../peers.ts';
import { put, Reader, sizeOf } from './varint.ts';

export type Heard =
  | { readonly kind: 'stateVector' | 'difference' | 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'else' };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
/** Hocuspocus' answer to a state vector */
const SYNC_REPLY = 4;
const kinds = ['stateVector', 'difference', 'update'] as const;
const elsewise: Heard = { kind: 'else' };
const encoder = new TextEncoder();

export class Dialect {
  readonly #prefix: Uint8Array;
  readonly #speaksHocuspocus: boolean;

  constructor({ dialect }: Speech, document: string) {
    this.#speaksHocuspocus = dialect === 'hocuspocus';
    this.#prefix = this.#speaksHocuspocus ? counted([], encoder.encode(document)) : new Uint8Array();
  }

  /** What is sent first. */
  greeting(): Uint8Array[] {
    if (!this.#speaksHocuspocus) return [];
    const token = counted([AUTH, 0], encoder.encode('token'));
    return [Buffer.concat([this.#prefix, token, counted([], encoder.encode('4.7.0'))])];
  }

  sync(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
    return this.#message([SYNC, kind], payload);
  }

  awareness(client: number, clock: number, state: string): Uint8Array {
    const head = new Uint8Array(1 + sizeOf(client) + sizeOf(clock));
    head[0] = 1;
    put(head, put(head, 1, client), clock);
    return this.#message([AWARENESS], counted(head, encoder.encode(state)));
  }

  hear(message: Uint8Array): Heard {
    const from = new Reader(message);
    from.at = this.#prefix.length;
    const type = from.number();
    if (type !== SYNC && !(this.#speaksHocuspocus && type === SYNC_REPLY)) return elsewise;
    const kind = kinds[from.number()];
    return kind === undefined ? elsewise : { kind, bytes: from.counted() };
  }

  #message(head: readonly number[], payload: Uint8Array): Uint8Array {
    const body = counted(head, payload);
    return this.#prefix.length === 0 ? body : Buffer.concat([this.#prefix, body]);
  }
}

/** Some bytes, and behind them others with their length. */
function counted(head: ArrayLike<number>, payload: Uint8Array): Uint8Array {
  const from = head.length + sizeOf(payload.length);
  const bytes = new Uint8Array(from + payload.length);
  bytes.set(head);
  put(bytes, head.length, payload.length);
  bytes.set(payload, from);
  return bytes;
}
