/**
 * The numbers both ends of a socket agree on: message types and close codes.
 *
 * Types 0, 1 and 3 are y-websocket's own; a stock client never sees any other. Ours start at 64
 * and travel only to a client that asked for them with `ack=1`.
 */

/** The first varint of every frame. */
export const messageType = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** server → page: how many document frames of this socket are on disk */
  acknowledged: 64,
  /** server → page: a document frame was refused, and why */
  rejected: 65,
  /** server → page: may this socket write? */
  role: 66,
  /** server → page: a Notice about the whole document */
  notice: 67,
  /** server → page: which history this is */
  generation: 68,
  /** page → server: are you there? */
  ping: 69,
  /** server → page: yes, and this many document frames of yours are on disk */
  pong: 70,
  /** server → page: bytes of the application, not of the document */
  tell: 71,
} as const;

/** The second varint of a sync frame. */
export const syncType = { stateVector: 0, difference: 1, update: 2 } as const;

/** 4400–4499 are final for a stock client, everything else it tries again. */
export const closeCode = {
  badFrame: 4400,
  signedOut: 4401,
  noAccess: 4403,
  notFound: 4404,
  fork: 4409,
  tooLarge: 4413,
  invalidContent: 4422,
  clientTooOld: 4426,
  internal: 4500,
  notSaving: 4503,
  restarting: 4512,
  slowDown: 4529,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** What may be done with a document over one socket. */
export type Access = 'edit' | 'read';

/**
 * What a page hears about the state of things: the disk refuses, or takes words again; or part of the document's
 * history cannot be read, so that the last good state is shown and nobody may write.
 */
export type Notice = 'not-saving' | 'saving-again' | 'damaged';

/** Why a document frame was refused. */
export type RejectionReason =
  | 'read-only'
  | 'bad-update'
  | 'foreign-client'
  | 'fork'
  | 'gap'
  | 'too-large'
  | 'too-many-clients'
  | 'too-many-structs'
  | 'too-many-deletes'
  | 'bad-key'
  | 'invalid-content';

/** A refusal, as the page hears it. */
export interface Rejection {
  /** which document frame of this socket, counted from 1; 0 when it came from the later check */
  readonly seq: number;
  /** the code the socket is closed with, or 0 if it stays open */
  readonly code: CloseCode | 0;
  readonly reason: RejectionReason;
  /** the bound that was passed, and by how much; absent where no number explains it */
  readonly limit?: number;
  readonly actual?: number;
  /** after a gap: where this client's words end on the server */
  readonly have?: number;
}
