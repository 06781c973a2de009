/**
 * The engine as an application sees it: documents that people write together over websockets.
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Access, CloseCode } from '../client/codes.ts';
import type { Admit } from './admission.ts';
import type { Clock } from './clock.ts';
import type { ContentNames } from './document-module.ts';
import type { Limits } from './limits.ts';
import type { DocumentName, Json, PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import type { LogPosition, UpdateLog } from './update-log/update-log.ts';

export interface SyncServerOptions {
  /** Closed by `stop`. */
  readonly log: UpdateLog;
  readonly admit: Admit;
  /** A module whose default export is a DocumentModule; imported by the document worker. */
  readonly documentModule?: URL;
  /** The names an update may hold; absent: any. Give the same as the module's. */
  readonly names?: ContentNames;
  /** Which history this is: raised when a backup is restored. A page that says another is closed with 4409. */
  readonly generation?: number;
  readonly limits?: Partial<Limits>;
  readonly observer?: Observer;
  readonly clock?: Clock;
}

export interface SyncServer {
  /** Takes over a socket that asks to become a websocket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
  /** Gives a document its first content. Does nothing if it has any. Resolves when it is on disk. */
  seed(document: DocumentName, update: Uint8Array): Promise<void>;
  /**
   * Runs the named edit of the document module as one more author in the room. Resolves with what it
   * returned, once that is on disk and shown; rejects, and changes nothing, if it throws.
   */
  edit(document: DocumentName, name: string, args: Json, author: PersonKey): Promise<Json>;
  /** Runs the named derivation. `position` is the last update it has seen. */
  derive(
    document: DocumentName,
    name: string,
    args: Json,
  ): Promise<{ readonly value: Json; readonly position: LogPosition }>;
  /** Changes what a person's open sockets on a document may do; `null` closes them, with 4403 unless told. */
  setAccess(document: DocumentName, person: PersonKey, access: Access | null, code?: CloseCode): void;
  /** Closes every socket of a person: signed out, or no longer with us. */
  closePerson(person: PersonKey, code: CloseCode): void;
  /** From now on a newcomer receives nothing that was deleted before this call. */
  compact(document: DocumentName): Promise<void>;
  /** Sends bytes of the application's to every client on the document that asked for our messages. */
  tell(document: DocumentName, bytes: Uint8Array): void;
  /** Writes what is pending, closes every socket with 4512, then the worker and the log. Rejects if words were not written. */
  stop(): Promise<void>;
}
