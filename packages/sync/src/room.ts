/**
 * A room is one document being written right now: the people connected to it, the words they share, and
 * the log that outlives them all.
 *
 * Every update is checked, appended, merged, shown, in that order. Nothing is shown before it is
 * appended, so nobody reads words that a power cut could take back.
 */

import { hash } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Documents } from './document-worker/documents.ts';
import type { GroupCommit, Writer } from './group-commit.ts';
import type { Limits } from './limits.ts';
import { type DocumentName, nobody, type PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import { RoomPresence, type Speaker } from './presence.ts';
import { differenceFrame, readStateVector, updateFrame, writeStateVector } from './protocol.ts';
import { type Scan, scanTrusted } from './scan.ts';
import { type ScannedUpdate, splice } from './splice.ts';
import type { Batch, Entry, LogPosition, StoredDocument, UpdateLog } from './update-log/update-log.ts';

/** Somebody connected, as the room sees them. */
export interface Participant extends Speaker {
  /** Words up to `position`; `frame` is null where they are one's own. */
  show(frame: Uint8Array | null, position: LogPosition): void;
  /** What this participant sent up to `seq` is on the disk. */
  acknowledge(seq: number): void;
  /** The disk has caught up. */
  mayWriteOn(): void;
  /** What this participant wrote cannot stay. */
  expel(why: string): void;
}

export interface RoomServices {
  readonly log: UpdateLog;
  readonly commit: GroupCommit;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly observer: Observer;
}

/** What goes to the log together. */
class Gathering {
  readonly entries: Entry[] = [];
  readonly scanned: ScannedUpdate[] = [];
  readonly owners: (readonly [number, PersonKey])[] = [];
  readonly authors = new Map<Participant, number>();
  readonly whenCommitted: (() => void)[] = [];
  bytes = 0;
  plain = true;
  /** somebody wrote who is no participant: the server itself */
  byServer = false;
}

/** Committed words, not yet in the snapshot. */
interface Piece {
  /** of the last update in it */
  readonly position: LogPosition;
  readonly update: Uint8Array;
}

const nothing = Uint8Array.of(0, 0);
/** Busy rooms are compacted far less often than quiet ones: replaying takes time from everyone. */
const BUSY_FACTOR = 20;
const BUSY_PAUSE_MS = 30_000;
const REPAIRS_MAX = 10;
/** So many pieces are sent to a newcomer as they are; more are joined first. */
const PIECES_MAX = 16;
const REMEMBERED_MAX = 64;

export class Room implements Writer {
  readonly document: DocumentName;
  readonly participants = new Set<Participant>();
  readonly presence: RoomPresence;
  /** client id → the clock its next struct must have, words on their way to the disk included */
  readonly clocks = new Map<number, number>();
  readonly owners: Map<number, PersonKey>;
  readonly #services: RoomServices;
  #position: LogPosition;
  #base: { readonly position: LogPosition; readonly frame: Uint8Array } | null;
  #tail: Piece[] = [];
  #tailUpdates: number;
  #tailBytes = 0;
  #gathering = new Gathering();
  /** taken, not yet committed, oldest first: the next append starts before the last one is shown */
  readonly #writing: Gathering[] = [];
  #unverifiedDepth = 0;
  #somebodyWaits = false;
  #wroteAt = 0;
  #quietTimer: (() => void) | null = null;
  #lookTimer: (() => void) | null = null;
  #compacting: Promise<void> | null = null;
  #compactedAt: number;
  #repairing = false;
  readonly #old = new Set<string>();
  #differences = { position: -1, byStateVector: new Map<string, Promise<Piece>>() };

  constructor(document: DocumentName, stored: StoredDocument, services: RoomServices) {
    this.document = document;
    this.#services = services;
    this.#position = stored.position;
    this.owners = new Map(stored.owners);
    this.#compactedAt = services.clock.now();
    this.presence = new RoomPresence(this.participants, this.owners, services.clock, services.limits);
    const { snapshot, entries } = stored;
    this.#base = snapshot === null ? null : { position: snapshot.position, frame: updateFrame(snapshot.update) };
    for (const [client, clock] of readStateVector(snapshot?.stateVector ?? Uint8Array.of(0)) ?? []) {
      this.clocks.set(client, clock);
    }
    this.#tailUpdates = entries.length;
    if (entries.length > 0) {
      const scanned = entries.map(({ update }) => ({ update, scan: scanTrusted(update) }));
      for (const { scan } of scanned) this.#advance(scan);
      this.#keep({ position: stored.position, update: splice(scanned) });
    }
  }

  /** The last update that is on the disk. */
  get position(): LogPosition {
    return this.#position;
  }

  /** Are so many words waiting for the disk that nobody should be asked for more? */
  get isOverfull(): boolean {
    return this.#gathering.bytes > this.#services.limits.unsavedBytesMax;
  }

  get stateVector(): Uint8Array {
    return writeStateVector(this.clocks);
  }

  /** May an update that nests so deep enter, before the document worker has looked at the last ones? */
  mayNest(nesting: number): boolean {
    return this.#unverifiedDepth + nesting <= this.#services.limits.unverifiedDepthMax;
  }

  /** Takes an update that the check has let in. */
  enter(update: Uint8Array, scan: Scan, newClients: readonly number[], by: Participant, seq: number): void {
    for (const client of newClients) {
      this.owners.set(client, by.person);
      this.#gathering.owners.push([client, by.person]);
    }
    this.#gathering.authors.set(by, seq);
    this.#gather({ author: by.person, update }, scan);
    if (this.isOverfull) this.#somebodyWaits = true;
  }

  /** Takes an update of the server's own, in somebody's name. Resolves when it is on the disk and shown. */
  enterByServer(update: Uint8Array, author: PersonKey): Promise<void> {
    const scan = scanTrusted(update);
    for (const { client, clock } of scan.blocks) {
      if ((this.clocks.get(client) ?? 0) !== clock) throw new Error(`an edit of ${this.document} does not continue it`);
      if (client === 0 || this.owners.has(client)) continue;
      this.owners.set(client, nobody);
      this.#gathering.owners.push([client, nobody]);
    }
    this.#gathering.byServer = true;
    this.#gather({ author, update }, scan);
    return this.settled();
  }

  /** The document's first words; nothing if it has any. Resolves when they are on the disk. */
  async seed(update: Uint8Array): Promise<void> {
    const isEmpty = this.#position === 0 && this.#pending() === null;
    await (isEmpty ? this.enterByServer(update, nobody) : this.settled());
  }

  /** There was nothing new in this: acknowledged as soon as what came before it is. */
  acknowledgeLater(by: Participant, seq: number): void {
    const before = this.#pending();
    if (before === null) by.acknowledge(seq);
    else before.authors.set(by, seq);
  }

  /** Resolves when everything that has entered is on the disk and shown. */
  settled(): Promise<void> {
    const before = this.#pending();
    return before === null ? Promise.resolve() : new Promise((resolve) => before.whenCommitted.push(resolve));
  }

  take(): Batch {
    const { entries, owners } = this.#gathering;
    this.#writing.push(this.#gathering);
    this.#gathering = new Gathering();
    return { document: this.document, entries, owners };
  }

  committed(position: LogPosition): void {
    const written = this.#writing.shift() as Gathering;
    this.#position = position;
    const update = splice(written.scanned);
    this.#keep({ position, update });
    this.#tailUpdates += written.entries.length;

    const frame = updateFrame(update);
    const onlyAuthor = written.authors.size === 1 && !written.byServer ? written.authors.keys().next().value : null;
    for (const participant of this.participants) participant.show(participant === onlyAuthor ? null : frame, position);
    for (const [author, seq] of written.authors) author.acknowledge(seq);
    for (const resolve of written.whenCommitted) resolve();
    if (this.#somebodyWaits && !this.isOverfull) {
      this.#somebodyWaits = false;
      for (const participant of this.participants) participant.mayWriteOn();
    }
    this.#afterWriting(written.plain);
  }

  /** Everything, for somebody who has nothing: the snapshot, and what came after it. */
  wholeState(): { readonly frames: readonly Uint8Array[]; readonly position: LogPosition } {
    if (this.#tail.length > PIECES_MAX) this.#joinTail();
    const frames = this.#base === null ? [] : [this.#base.frame];
    // The difference comes last: a client takes it for the end of what there is.
    for (const { update } of this.#tail.slice(0, -1)) frames.push(updateFrame(update));
    frames.push(differenceFrame(this.#tail.at(-1)?.update ?? nothing));
    return { frames, position: this.#position };
  }

  /** What somebody with this state vector lacks. Those who come back together mostly have the same one. */
  difference(stateVector: Uint8Array): Promise<Piece> {
    if (this.#differences.position !== this.#position) {
      this.#differences = { position: this.#position, byStateVector: new Map() };
    }
    const key = Buffer.from(stateVector).toString('base64');
    const known = this.#differences.byStateVector;
    let found = known.get(key);
    if (found === undefined) {
      found = this.#services.documents.difference(this.document, stateVector);
      known.set(key, found);
      found.catch(() => known.delete(key));
      if (known.size > REMEMBERED_MAX) known.delete(known.keys().next().value as string);
    }
    return found;
  }

  /** Remembers bytes that turned out to hold nothing new. They never will: a document only grows. */
  rememberAsOld(update: Uint8Array): void {
    this.#old.add(hash('sha256', update));
    if (this.#old.size > REMEMBERED_MAX) this.#old.delete(this.#old.values().next().value as string);
  }

  /** After a restart everyone brings the same deletions again; it is enough to look at them once. */
  isKnownAsOld(update: Uint8Array): boolean {
    return this.#old.size > 0 && this.#old.has(hash('sha256', update));
  }

  /** What was committed after `position`, as one update. */
  async since(position: LogPosition): Promise<Piece> {
    let updates: readonly Uint8Array[];
    let upTo = this.#position;
    if (position >= (this.#base?.position ?? 0)) {
      updates = this.#tail.filter((piece) => piece.position > position).map((piece) => piece.update);
    } else {
      const entries = await this.#services.log.readAfter(this.document, position);
      updates = entries.map((entry) => entry.update);
      upTo = entries.at(-1)?.position ?? position;
    }
    if (updates.length === 0) return { position: upTo, update: nothing };
    return { position: upTo, update: splice(updates.map((update) => ({ update, scan: scanTrusted(update) }))) };
  }

  /** From here on, what was deleted is not sent to anyone new. */
  async compact(): Promise<void> {
    await this.settled();
    if (this.#position === 0) return;
    await this.#compacting;
    this.#compacting = this.#services.documents
      .compact(this.document)
      .then((snapshot) => {
        this.#base = { position: snapshot.position, frame: updateFrame(snapshot.update) };
        this.#tail = this.#tail.filter((piece) => piece.position > snapshot.position);
        this.#tailUpdates = Math.max(0, this.#position - snapshot.position);
        this.#tailBytes = this.#tail.reduce((sum, piece) => sum + piece.update.length, 0);
        this.#compactedAt = this.#services.clock.now();
        this.#services.observer.happened?.({
          kind: 'compacted',
          document: this.document,
          bytes: snapshot.update.length,
        });
      })
      .finally(() => {
        this.#compacting = null;
      });
    await this.#compacting;
  }

  /** Committed words turned out unfit: takes back what their author did, and shows them out. */
  async repair(why: string): Promise<void> {
    if (this.#repairing) return;
    this.#repairing = true;
    const { documents, observer } = this.#services;
    try {
      for (let round = 0; round < REPAIRS_MAX; round++) {
        const culprit = await documents.culprit(this.document, async ({ author, undo, why }) => {
          for (const participant of this.participants) if (participant.person === author) participant.expel(why);
          await this.enterByServer(undo, nobody);
        });
        if (culprit === null) {
          if (round === 0) {
            observer.happened?.({ kind: 'failed', document: this.document, what: 'unfit content stays', cause: why });
          }
          return;
        }
        observer.happened?.({ kind: 'undone', document: this.document, person: culprit.author, why: culprit.why });
      }
    } finally {
      this.#repairing = false;
    }
  }

  /** Ends what the room started, leaving a fresh snapshot if there is time. Everything must have settled. */
  async close(hasTime: boolean): Promise<void> {
    this.#quietTimer?.();
    this.#lookTimer?.();
    this.presence.close();
    const isLong = this.#tailUpdates >= this.#services.limits.compactAfterUpdates;
    if (hasTime && isLong && this.#compacting === null) this.#inBackground(this.compact());
    await this.#compacting?.catch(() => {});
  }

  #gather(entry: Entry, scan: Scan): void {
    this.#advance(scan);
    const gathering = this.#gathering;
    gathering.entries.push(entry);
    gathering.scanned.push({ update: entry.update, scan });
    gathering.bytes += entry.update.length;
    if (!scan.plain) {
      gathering.plain = false;
      this.#unverifiedDepth += scan.nesting;
    }
    this.#services.commit.request(this);
  }

  #advance(scan: Scan): void {
    for (const { client, end } of scan.blocks) this.clocks.set(client, end);
  }

  #pending(): Gathering | null {
    return this.#gathering.entries.length > 0 ? this.#gathering : (this.#writing.at(-1) ?? null);
  }

  #keep(piece: Piece): void {
    this.#tail.push(piece);
    this.#tailBytes += piece.update.length;
  }

  #joinTail(): void {
    const update = splice(this.#tail.map(({ update }) => ({ update, scan: scanTrusted(update) })));
    this.#tail = [{ position: this.#position, update }];
  }

  #afterWriting(plain: boolean): void {
    const { clock, limits } = this.#services;
    this.#wroteAt = clock.now();
    this.#quietTimer ??= clock.after(limits.quietMs, () => this.#isItQuiet());
    if (!plain) this.#lookTimer ??= clock.after(limits.deepCheckMs, () => this.#look());
    const isLong =
      this.#tailUpdates > BUSY_FACTOR * limits.compactAfterUpdates ||
      this.#tailBytes > BUSY_FACTOR * limits.compactAfterBytes;
    if (isLong && this.#compacting === null && this.#wroteAt - this.#compactedAt > BUSY_PAUSE_MS) {
      this.#inBackground(this.compact());
    }
  }

  #isItQuiet(): void {
    const { clock, limits, observer } = this.#services;
    const since = clock.now() - this.#wroteAt;
    if (since < limits.quietMs) {
      this.#quietTimer = clock.after(limits.quietMs - since, () => this.#isItQuiet());
      return;
    }
    this.#quietTimer = null;
    observer.quiet?.(this.document, this.#position);
    const isLong = this.#tailUpdates >= limits.compactAfterUpdates || this.#tailBytes >= limits.compactAfterBytes;
    if (isLong && this.#compacting === null) this.#inBackground(this.compact());
  }

  #look(): void {
    this.#lookTimer = null;
    const looked = this.#unverifiedDepth;
    const look = this.#services.documents.look(this.document).then(() => {
      this.#unverifiedDepth -= looked;
    });
    this.#inBackground(look);
  }

  /** Nobody waits for this; if it fails, it is tried again when the next occasion comes. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((cause: unknown) => {
      const { observer } = this.#services;
      observer.happened?.({ kind: 'failed', document: this.document, what: 'the document worker', cause });
    });
  }
}
