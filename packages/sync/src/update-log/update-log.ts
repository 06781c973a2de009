/**
 * How words reach the disk. The log is the truth: append-only, numbered for each document, with the
 * author and the server's hour on every entry. Documents in memory are only caches of it.
 */

import type { DocumentName, PersonKey } from '../names.ts';

/** How many updates a document has had: the first is at 1. */
export type LogPosition = number;

/** One author's update, as it was accepted. */
export interface Entry {
  readonly author: PersonKey;
  readonly update: Uint8Array;
}

/** What one document gets in one commit. */
export interface Batch {
  readonly document: DocumentName;
  readonly entries: readonly Entry[];
  /** Client ids seen for the first time, and whose they are from now on. The first to be bound stays. */
  readonly owners: readonly (readonly [client: number, person: PersonKey])[];
}

export interface LoggedUpdate extends Entry {
  readonly position: LogPosition;
  /** milliseconds since 1970, by the server's clock */
  readonly at: number;
}

/** A document as one update, with what was deleted left out. */
export interface Snapshot {
  /** the last entry that is in it */
  readonly position: LogPosition;
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
}

/** Everything a room needs in order to open. */
export interface StoredDocument {
  readonly snapshot: Snapshot | null;
  /** after the snapshot, oldest first */
  readonly entries: readonly LoggedUpdate[];
  readonly position: LogPosition;
  readonly owners: ReadonlyMap<number, PersonKey>;
}

export interface UpdateLog {
  /**
   * Writes all batches together or none. Resolves, with each document's new position, once they would
   * survive a power cut, and not before. Rejects with UpdatesNotLogged when nothing was written.
   */
  append(batches: readonly Batch[]): Promise<readonly LogPosition[]>;
  /** Rejects with DocumentDamaged when what is stored is not what was written. */
  open(document: DocumentName): Promise<StoredDocument>;
  /** Every update after `position`, oldest first. */
  readAfter(document: DocumentName, position: LogPosition): Promise<readonly LoggedUpdate[]>;
  /** Replaces the snapshot, unless the stored one is newer. The updates before it stay, as history. */
  saveSnapshot(document: DocumentName, snapshot: Snapshot): Promise<void>;
  /** The names of all documents that have an update. */
  documents(): Promise<readonly DocumentName[]>;
  close(): Promise<void>;
}

/** No log accepted these updates. Nothing was shown to anyone; the senders still hold the words. */
export class UpdatesNotLogged extends Error {
  override readonly name = 'UpdatesNotLogged';

  constructor(cause: unknown) {
    super('the update log accepted nothing', { cause });
  }
}

/** A stored row is not what was written. The document is left alone; others are not affected. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged';

  constructor(document: DocumentName, position: LogPosition) {
    super(`${document} is damaged in the log at ${position}: the checksum does not match`);
  }
}
