/** What servers tell each other about a document, and its bytes. Pure. */

import { Cursor, MALFORMED, varUintSize, writeVarUint } from '../bytes.ts';
import type { PersonKey } from '../names.ts';
import type { Binding, LogPosition } from '../update-log/update-log.ts';

export type News =
  /** These words are in the log: the entries after `after` up to `position`, as one update. */
  | {
      readonly kind: 'updates';
      readonly after: LogPosition;
      readonly position: LogPosition;
      readonly update: Uint8Array;
      readonly owners: readonly Binding[];
    }
  /** Somebody is here, moved or left; `server` says which of us speaks for them. */
  | { readonly kind: 'presence'; readonly server: string; readonly here: readonly FarState[] }
  /** A room has opened: who is there on your side? */
  | { readonly kind: 'whoIsThere' }
  /** Bytes of the application's for every page. */
  | { readonly kind: 'tell'; readonly bytes: Uint8Array }
  /** The snapshot was renewed up to here: what was deleted before must not be sent to anyone new. */
  | { readonly kind: 'compacted'; readonly position: LogPosition };

/** A client on another server. */
export interface FarState {
  readonly client: number;
  readonly person: PersonKey;
  /** JSON, as pages are shown it; `null` when it has left */
  readonly state: string;
}

const kinds = ['updates', 'presence', 'whoIsThere', 'tell', 'compacted'] as const;
const encoder = new TextEncoder();

/** News as bytes. */
export function writeNews(news: News): Uint8Array {
  const parts: (number | Uint8Array)[] = [kinds.indexOf(news.kind)];
  switch (news.kind) {
    case 'updates':
      parts.push(news.after, news.position, news.update, news.owners.length);
      for (const [client, person] of news.owners) parts.push(client, encoder.encode(person));
      break;
    case 'presence':
      parts.push(encoder.encode(news.server), news.here.length);
      for (const { client, person, state } of news.here)
        parts.push(client, encoder.encode(person), encoder.encode(state));
      break;
    case 'tell':
      parts.push(news.bytes);
      break;
    case 'compacted':
      parts.push(news.position);
      break;
    case 'whoIsThere':
  }
  let size = 0;
  for (const part of parts) {
    size += typeof part === 'number' ? varUintSize(part) : varUintSize(part.length) + part.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') {
      at = writeVarUint(bytes, at, part);
      continue;
    }
    at = writeVarUint(bytes, at, part.length);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads news; null when the bytes are none, as from a server of another version. */
export function readNews(bytes: Uint8Array): News | null {
  try {
    const cursor = new Cursor(bytes);
    const news = readFrom(cursor);
    return cursor.done ? news : null;
  } catch (thrown) {
    if (thrown === MALFORMED) return null;
    throw thrown;
  }
}

function readFrom(cursor: Cursor): News | null {
  const kind = kinds[cursor.varUint()];
  switch (kind) {
    case 'updates': {
      const after = cursor.varUint();
      const position = cursor.varUint();
      const update = cursor.varBytes();
      const owners: Binding[] = [];
      for (let count = cursor.varUint(); count > 0; count--) {
        owners.push([cursor.varUint(), cursor.string() as PersonKey]);
      }
      return { kind, after, position, update, owners };
    }
    case 'presence': {
      const server = cursor.string();
      const here: FarState[] = [];
      for (let count = cursor.varUint(); count > 0; count--) {
        here.push({ client: cursor.varUint(), person: cursor.string() as PersonKey, state: cursor.string() });
      }
      return { kind, server, here };
    }
    case 'tell':
      return { kind, bytes: cursor.varBytes() };
    case 'compacted':
      return { kind, position: cursor.varUint() };
    case 'whoIsThere':
      return { kind };
    default:
      return null;
  }
}
