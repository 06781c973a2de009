/**
 * How words reach the disk. The log is the truth: append-only, numbered for each document, with the
 * author and the server's hour on every entry. Documents in memory are only caches of it.
 *
 * Several servers may write to one log. None of them is told to wait: each says which entries it has
 * seen, and is refused, with what it has missed, if there are more.
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
  /** the last entry that these were checked against */
  readonly after: LogPosition;
  readonly entries: readonly Entry[];
  /** Client ids seen for the first time, and whose they are from now on. The first to be bound stays. */
  readonly owners: readonly Binding[];
}

/** Whose a client id is. */
export type Binding = readonly [client: number, person: PersonKey];

/** What became of a batch. */
export type Appended =
  | { readonly kind: 'appended'; readonly position: LogPosition }
  /** There are entries after `after`, so nothing of the batch was written. Here they are. */
  | { readonly kind: 'overtaken'; readonly missed: Missed }
  /** So there are, and they cannot be read. */
  | { readonly kind: 'damaged'; readonly damage: Damage };

/** What a server did not know of yet. */
export interface Missed {
  /** oldest first, without a hole */
  readonly entries: readonly LoggedUpdate[];
  /** every binding that these entries made, and maybe older ones */
  readonly owners: ReadonlyMap<number, PersonKey>;
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

/** Something stored that is not what was written. */
export interface Damage {
  readonly what: 'snapshot' | 'update';
  /** where it lies: the row's last entry */
  readonly position: LogPosition;
}

/** Everything a room needs in order to open. */
export interface StoredDocument {
  readonly snapshot: Snapshot | null;
  /** after the snapshot, oldest first */
  readonly entries: readonly LoggedUpdate[];
  readonly position: LogPosition;
  readonly owners: ReadonlyMap<number, PersonKey>;
  /** Set when what follows cannot be read: this is the last good state, and nothing may be added to it. */
  readonly damage: Damage | null;
  /** The stored snapshot was not what had been saved. These are all entries, with what it had left out. */
  readonly needsSnapshot?: boolean;
}

/** How far a document has come. */
export interface Head {
  readonly position: LogPosition;
  /** of the last entry in the stored snapshot, 0 without one */
  readonly snapshot: LogPosition;
}

export interface UpdateLog {
  /** Which history this is, from 1: raised when a backup is restored, so that older pages are not merged into it. */
  readonly generation: number;
  /**
   * Writes each batch whole or not at all, all that can be written together. Resolves, with what became of
   * each, once what was written would survive a power cut, and not before. Rejects with UpdatesNotLogged
   * when nothing was, or nobody knows: asking again is safe.
   */
  append(batches: readonly Batch[]): Promise<readonly Appended[]>;
  /** A damaged document opens with `damage` set; one nobody has written in is empty. */
  open(document: DocumentName): Promise<StoredDocument>;
  /** Every update after `position`, oldest first. Rejects with DocumentDamaged when one of them is. */
  readAfter(document: DocumentName, position: LogPosition): Promise<readonly LoggedUpdate[]>;
  /**
   * The same, with what a server needs in order to go on from there. Of what is damaged, what lies before the damage;
   * rejects with DocumentDamaged when that is nothing.
   */
  missedSince(document: DocumentName, position: LogPosition): Promise<Missed>;
  /** How far each of these has come; 0 for those nobody has written in. In the order asked for. */
  heads(documents: readonly DocumentName[]): Promise<readonly Head[]>;
  /** Replaces the snapshot, unless the stored one is newer. The updates before it stay, as history. */
  saveSnapshot(document: DocumentName, snapshot: Snapshot): Promise<void>;
  /** The names of all documents that have an update. */
  documents(): Promise<readonly DocumentName[]>;
  close(): Promise<void>;
}

/** No log is known to have accepted these updates. Nothing was shown to anyone; the senders still hold the words. */
export class UpdatesNotLogged extends Error {
  override readonly name = 'UpdatesNotLogged';

  constructor(cause: unknown) {
    super('the update log accepted nothing', { cause });
  }
}

/** A stored row is not what was written. The document is left alone; others are not affected. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged';
  readonly position: LogPosition;

  constructor(document: DocumentName, position: LogPosition, why = 'it cannot be read') {
    super(`${document} is damaged in the log at ${position}: ${why}`);
    this.position = position;
  }
}
