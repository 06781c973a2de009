/**
 * Bytes ⇄ messages, as y-websocket writes them: one message to a frame, nothing behind it. Pure.
 */

import { closeCode, messageType, type Notice, type Rejection, syncType } from '../client/codes.ts';
import { Cursor, MALFORMED, varUintSize, writeVarUint } from './bytes.ts';

/** What a client can say. */
export type ClientMessage =
  | { readonly kind: 'stateVector'; readonly stateVector: Uint8Array }
  | { readonly kind: 'difference' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'unreadable' };

const unreadable: ClientMessage = { kind: 'unreadable' };
const syncKinds = ['stateVector', 'difference', 'update'] as const;

/** Reads one frame. Message types that only a server may send are unreadable as well. */
export function readMessage(frame: Uint8Array): ClientMessage {
  try {
    const cursor = new Cursor(frame);
    const message = readFrom(cursor);
    return cursor.done ? message : unreadable;
  } catch (thrown) {
    if (thrown === MALFORMED) return unreadable;
    throw thrown;
  }
}

function readFrom(cursor: Cursor): ClientMessage {
  switch (cursor.varUint()) {
    case messageType.sync: {
      const kind = syncKinds[cursor.varUint()];
      if (kind === undefined) return unreadable;
      const bytes = cursor.varBytes();
      return kind === 'stateVector' ? { kind, stateVector: bytes } : { kind, update: bytes };
    }
    case messageType.awareness:
      return { kind: 'awareness', states: cursor.varBytes() };
    case messageType.queryAwareness:
      return { kind: 'queryAwareness' };
    case messageType.ping:
      return { kind: 'ping' };
    default:
      return unreadable;
  }
}

/** Reads a state vector; null if it is not one. */
export function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> | null {
  try {
    const cursor = new Cursor(bytes);
    const clocks = new Map<number, number>();
    for (let count = cursor.varUint(); count > 0; count--) clocks.set(cursor.varUint(), cursor.varUint());
    return cursor.done ? clocks : null;
  } catch (thrown) {
    if (thrown === MALFORMED) return null;
    throw thrown;
  }
}

export function writeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  return writeNumbers([clocks.size, ...[...clocks].flat()]);
}

export const stateVectorFrame = (stateVector: Uint8Array) =>
  writeFrame([messageType.sync, syncType.stateVector], stateVector);
export const differenceFrame = (update: Uint8Array) => writeFrame([messageType.sync, syncType.difference], update);
export const updateFrame = (update: Uint8Array) => writeFrame([messageType.sync, syncType.update], update);
export const awarenessFrame = (states: Uint8Array) => writeFrame([messageType.awareness], states);
export const tellFrame = (bytes: Uint8Array) => writeFrame([messageType.tell], bytes);
export const acknowledgedFrame = (count: number) => writeNumbers([messageType.acknowledged, count]);
export const pongFrame = (count: number) => writeNumbers([messageType.pong, count]);
export const generationFrame = (generation: number) => writeNumbers([messageType.generation, generation]);
export const roleFrame = (role: 'edit' | 'read') => writeJson(messageType.role, role);
export const noticeFrame = (notice: Notice) => writeJson(messageType.notice, notice);
export const rejectedFrame = (rejection: Rejection) => writeJson(messageType.rejected, rejection);

/** A message that says nothing: a stock client hangs up after 30 s without a word. */
export const heartbeatFrame = awarenessFrame(Uint8Array.of(0));

function writeFrame(header: readonly number[], payload: Uint8Array): Uint8Array {
  const from = header.length + varUintSize(payload.length);
  const frame = new Uint8Array(from + payload.length);
  frame.set(header);
  writeVarUint(frame, header.length, payload.length);
  frame.set(payload, from);
  return frame;
}

function writeNumbers(numbers: readonly number[]): Uint8Array {
  let size = 0;
  for (const number of numbers) size += varUintSize(number);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const number of numbers) at = writeVarUint(bytes, at, number);
  return bytes;
}

function writeJson(type: number, value: unknown): Uint8Array {
  return writeFrame([type], new TextEncoder().encode(JSON.stringify(value)));
}

/** The code a socket is closed with after a refusal; 0: it stays open. */
export function codeFor(reason: Rejection['reason']): Rejection['code'] {
  switch (reason) {
    case 'read-only':
    case 'gap':
      return 0;
    case 'foreign-client':
    case 'fork':
      return closeCode.fork;
    case 'too-large':
    case 'too-many-clients':
    case 'too-many-structs':
    case 'too-many-deletes':
      return closeCode.tooLarge;
    case 'invalid-content':
    case 'bad-key':
      return closeCode.invalidContent;
    case 'bad-update':
      return closeCode.badFrame;
  }
}
