/**
 * A room is one document being written right now: the people connected to it, the words they share, and
 * the log that outlives them all.
 *
 * Every update is checked, appended, merged, shown, in that order. Nothing is shown before it is
 * appended, so nobody reads words that a power cut could take back. Where several servers write to one
 * log, the log's order counts: words of others that came first are shown first, and words that wait
 * here are looked at again behind them.
 */

import { checkScanned } from './check.ts';
import type { Clock } from './clock.ts';
import { Committed, join, type Piece } from './committed.ts';
import type { Documents } from './document-worker/documents.ts';
import type { Culprit } from './document-worker/messages.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { type News, readNews, writeNews } from './fan-out/news.ts';
import type { Gathering, Pending, Wait } from './gathering.ts';
import { GivingWay } from './giving-way.ts';
import type { GroupCommit, Writer } from './group-commit.ts';
import type { Limits } from './limits.ts';
import { type DocumentName, nobody, type PersonKey } from './names.ts';
import type { Observer } from './observer.ts';
import { OnTheWay } from './on-the-way.ts';
import type { Participant } from './participant.ts';
import { RoomPresence } from './presence.ts';
import { readStateVector, updateFrame, writeStateVector } from './protocol.ts';
import { Returning } from './returning.ts';
import { type Scan, scanTrusted } from './scan.ts';
import { splice } from './splice.ts';
import {
  type Appended,
  type Batch,
  type Binding,
  type Damage,
  DocumentDamaged,
  type LogPosition,
  type Missed,
  type StoredDocument,
  type UpdateLog,
} from './update-log/update-log.ts';
import { Upkeep } from './upkeep.ts';

export interface RoomServices {
  readonly log: UpdateLog;
  readonly fanOut: FanOut;
  /** what this server is called among the others */
  readonly server: string;
  readonly commit: GroupCommit;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly observer: Observer;
}

export class Room implements Writer {
  readonly document: DocumentName;
  readonly participants = new Set<Participant>();
  readonly presence: RoomPresence;
  readonly returning: Returning;
  #damage: Damage | null;
  readonly #services: RoomServices;
  readonly #committed: Committed;
  readonly #upkeep: Upkeep;
  readonly #givingWay: GivingWay;
  readonly #onTheWay: OnTheWay;
  #somebodyWaits = false;
  #readingOn: Promise<void> | null = null;

  constructor(document: DocumentName, stored: StoredDocument, services: RoomServices) {
    this.document = document;
    this.#services = services;
    this.#onTheWay = new OnTheWay(stored.owners);
    this.#damage = stored.damage;
    const { snapshot, entries } = stored;
    this.#committed = new Committed(stored.position, snapshot);
    for (const [client, clock] of readStateVector(snapshot?.stateVector ?? Uint8Array.of(0)) ?? []) {
      this.clocks.set(client, clock);
    }
    if (entries.length > 0) {
      const scanned = entries.map(({ update }) => ({ update, scan: scanTrusted(update) }));
      for (const { scan } of scanned) this.#onTheWay.advance(scan);
      this.#committed.keep(stored.position, splice(scanned), entries.length);
    }
    this.#givingWay = new GivingWay(services.clock, services.fanOut.reachesOthers);
    this.returning = new Returning(services.documents, document, this.#committed, services.limits);
    this.#upkeep = new Upkeep(
      document,
      this.#committed,
      services,
      (culprit, position) => this.#takeBack(culprit, position),
      this,
    );
    this.presence = new RoomPresence(this.participants, this.owners, services.clock, services.limits, {
      publish: (here) => this.#publish({ kind: 'presence', server: services.server, here }),
    });
    this.#publish({ kind: 'whoIsThere' });
  }

  /** client id → the clock its next struct must have, words on their way to the disk included */
  get clocks(): Map<number, number> {
    return this.#onTheWay.clocks;
  }

  get owners(): ReadonlyMap<number, PersonKey> {
    return this.#onTheWay.owners;
  }

  /** Set when the rest of the document cannot be read: then it is shown, and nobody may write. */
  get damage(): Damage | null {
    return this.#damage;
  }

  /** The last update that is on the disk. */
  get position(): LogPosition {
    return this.#committed.position;
  }

  /** Are so many words waiting for the disk that nobody should be asked for more? */
  get isOverfull(): boolean {
    return this.#onTheWay.bytes > this.#services.limits.unsavedBytesMax;
  }

  get stateVector(): Uint8Array {
    return writeStateVector(this.clocks);
  }

  /** May an update that nests so deep enter, before the document worker has looked at the last ones? */
  mayNest(nesting: number): boolean {
    return this.#upkeep.mayNest(nesting);
  }

  /** Takes an update that the check has let in. */
  enter(
    update: Uint8Array,
    scan: Scan,
    newClients: readonly number[],
    by: Participant,
    seq: number,
    wait: Wait | null,
  ): void {
    const { person } = by;
    this.#take({ author: person, update, scan, newClients, owner: person, by, seq, onlyNext: false, wait });
  }

  /**
   * Takes an update of the server's own, in somebody's name. Resolves when it is on the disk and shown; with
   * `onlyNext` to false when another server's words were there first and it was not stored.
   */
  enterByServer(update: Uint8Array, author: PersonKey, onlyNext = false): Promise<boolean> {
    if (this.#damage !== null) return Promise.reject(new DocumentDamaged(this.document, this.#damage.position));
    return new Promise((resolve, reject) => {
      this.#takeServers({ update, scan: scanTrusted(update), author, onlyNext, wait: { resolve, reject } });
    });
  }

  /** The document's first words; nothing if it has any. Resolves when they are on the disk. */
  async seed(update: Uint8Array): Promise<void> {
    const isEmpty = this.position === 0 && this.isSettled;
    await (isEmpty ? this.enterByServer(update, nobody, true) : this.settled());
  }

  /** There was nothing new in this: acknowledged as soon as what came before it is. */
  acknowledgeLater(by: Participant, seq: number): void {
    const before = this.#onTheWay.last;
    if (before === null) by.acknowledge(seq);
    else before.authors.set(by, seq);
  }

  /** Is everything that has entered on the disk and shown? */
  get isSettled(): boolean {
    return this.#onTheWay.last === null;
  }

  /** Resolves when everything that has entered is on the disk and shown. */
  settled(): Promise<void> {
    const before = this.#onTheWay.last;
    return before === null ? Promise.resolve() : new Promise((resolve) => before.waiters.push(resolve));
  }

  get givesWayUntil(): number {
    return this.#givingWay.until;
  }

  take(): Batch | null {
    const taken = this.#onTheWay.take();
    if (taken === null) return null;
    this.#givingWay.took();
    return { document: this.document, after: this.position, entries: taken.pending, owners: taken.owners() };
  }

  landed(outcome: Appended): void {
    switch (outcome.kind) {
      case 'damaged':
        this.#freeze(outcome.damage);
        this.#onTheWay.drop();
        return;
      case 'overtaken':
        this.#takeInMissed(outcome.missed);
        if (this.#onTheWay.inFlight !== null) this.#lookAgain(this.#withdraw());
        this.#onTheWay.drop();
        return;
      case 'appended':
        if (this.#onTheWay.land() === null) return;
        this.#givingWay.wasFirst();
        this.#committed.position = outcome.position;
    }
  }

  show(): void {
    const written = this.#onTheWay.show();
    if (written === null) return;
    const { position } = this;
    const update = splice(written.pending);
    const frame = updateFrame(update);
    this.#committed.keep(position, update, written.pending.length, frame);
    const { onlyWriter } = written;
    for (const participant of this.participants) participant.show(participant === onlyWriter ? null : frame, position);
    for (const [author, seq] of written.authors) author.acknowledge(seq);
    for (const { wait } of written.pending) wait?.resolve(true);
    for (const resolve of written.waiters) resolve();
    if (this.#services.fanOut.reachesOthers) {
      const after = position - written.pending.length;
      this.#publish({ kind: 'updates', after, position, update, owners: written.owners() });
    }
    this.#letWriteOn();
    this.#upkeep.wrote(written.plain);
  }

  /** Everything, for somebody who has nothing: the snapshot, and what came after it. */
  wholeState(): { readonly frames: readonly Uint8Array[]; readonly position: LogPosition } {
    return { frames: this.#committed.wholeState(), position: this.position };
  }

  /** What somebody with this state vector lacks. */
  difference(stateVector: Uint8Array): Promise<Piece> {
    return this.returning.difference(stateVector);
  }

  /** What was committed after `position`, as one update. */
  async since(position: LogPosition): Promise<Piece> {
    const known = this.#committed.since(position);
    if (known !== null) return known;
    const entries = await this.#services.log.readAfter(this.document, position);
    return { position: entries.at(-1)?.position ?? position, update: join(entries.map(({ update }) => update)) };
  }

  /** From here on, what was deleted is not sent to anyone new, by whatever server. */
  async compact(): Promise<void> {
    await this.settled();
    await this.#upkeep.compact();
    this.#publish({ kind: 'compacted', position: this.#committed.snapshotPosition });
  }

  /** Committed words turned out unfit: takes back what their author did, and shows them out. */
  repair(why: string): Promise<void> {
    return this.#upkeep.repair(why);
  }

  /** Is this person shown out, because words of theirs are being taken back? */
  isShownOut(person: PersonKey): boolean {
    return this.#upkeep.isShownOut(person);
  }

  /** Another server has said something about this document. What it says badly is as good as lost. */
  hear(message: Uint8Array): void {
    try {
      this.#hear(readNews(message));
    } catch (cause) {
      const { observer } = this.#services;
      observer.happened?.({ kind: 'failed', document: this.document, what: 'hearing another server', cause });
    }
  }

  #hear(news: News | null): void {
    switch (news?.kind) {
      case 'updates':
        if (news.position <= this.position) return;
        if (news.after !== this.position) this.#inBackground(this.readOn());
        else this.#takeIn(news.position, news.update, news.position - news.after, news.owners);
        return;
      case 'presence':
        this.presence.hear(news.server, news.here);
        return;
      case 'whoIsThere':
        this.presence.publishAll();
        return;
      case 'tell':
        for (const participant of this.participants) participant.tell(news.bytes);
        return;
      case 'compacted':
        if (news.position > this.#committed.snapshotPosition) this.#inBackground(this.#upkeep.renewSnapshot());
    }
  }

  /** Brings the room up to what is in the log, whoever wrote it. Resolves when it is. */
  readOn(): Promise<void> {
    this.#readingOn ??= this.#services.log
      .missedSince(this.document, this.position)
      .then(
        (missed) => this.#takeInMissed(missed),
        (error: unknown) => {
          if (!(error instanceof DocumentDamaged)) throw error;
          this.#freeze({ what: 'update', position: error.position });
        },
      )
      .finally(() => {
        this.#readingOn = null;
      });
    return this.#readingOn;
  }

  /** Before somebody new is shown anything: what other servers wrote is here, and what they left out is left out. */
  async refresh(): Promise<void> {
    if (this.#damage !== null) return;
    const [head] = await this.#services.log.heads([this.document]);
    if (head === undefined) return;
    if (head.position > this.position) await this.readOn();
    if (head.snapshot > this.#committed.snapshotPosition) await this.#upkeep.renewSnapshot();
  }

  /**
   * Stores what takes back all that somebody wrote up to `position`. More of theirs, or another server's doing the same, must
   * not come before it; what others write does it no harm, so a busy room does not keep it waiting.
   */
  async #takeBack({ author, undo }: Culprit, position: LogPosition): Promise<boolean> {
    if (position > this.position) await this.readOn();
    // What was withdrawn on its way comes back as something missed, if it was written after all.
    const isOther = (by: PersonKey) => by !== nobody && by !== author;
    if (!this.#onTheWay.unstored.every((pending) => isOther(pending.author))) {
      await this.settled();
      return false;
    }
    return this.position <= position && this.enterByServer(undo, nobody, true);
  }

  /** Ends what the room started, leaving a fresh snapshot if there is time. Everything must have settled. */
  async close(hasTime: boolean): Promise<void> {
    this.presence.close();
    await this.#upkeep.close(hasTime);
  }

  /** What others wrote cannot be read. The document stays as it is here, and what waits is not stored. */
  #freeze(damage: Damage): void {
    for (const { pending, waiters } of this.#withdraw()) {
      for (const { wait } of pending) wait?.reject(new DocumentDamaged(this.document, damage.position));
      for (const resolve of waiters) resolve();
    }
    this.#letWriteOn();
    if (this.#damage !== null) return;
    this.#damage = damage;
    const { document, position } = this;
    this.#services.observer.happened?.({ kind: 'damaged', document, position });
    for (const participant of this.participants) participant.nobodyMayWrite();
  }

  #take(pending: Pending): void {
    this.#onTheWay.add(pending);
    if (this.isOverfull) this.#somebodyWaits = true;
    if (!pending.scan.plain) this.#upkeep.entered(pending.scan.nesting);
    this.#services.commit.request(this);
  }

  /** An update of the server's own continues every client that it writes for; what is there already is enough. */
  #takeServers(own: Pick<Pending, 'update' | 'scan' | 'author' | 'onlyNext' | 'wait'>): void {
    const { scan, wait } = own;
    const endOf = (client: number) => this.clocks.get(client) ?? 0;
    if (scan.blocks.length > 0 && scan.blocks.every(({ client, end }) => end <= endOf(client))) {
      this.settled().then(() => wait?.resolve(true));
      return;
    }
    if (scan.blocks.some(({ client, clock }) => clock !== endOf(client))) {
      wait?.reject(new Error(`an edit of ${this.document} does not continue it`));
      return;
    }
    const newClients = scan.blocks.map(({ client }) => client).filter((id) => id !== 0 && !this.owners.has(id));
    this.#take({ ...own, newClients, owner: nobody, by: null, seq: 0 });
  }

  #takeInMissed({ entries, owners }: Missed): void {
    const fresh = entries.filter(({ position }) => position > this.position);
    if (fresh[0]?.position !== this.position + 1) return;
    const { position } = fresh.at(-1) as (typeof fresh)[number];
    this.#takeIn(position, join(fresh.map(({ update }) => update)), fresh.length, owners);
  }

  /** Takes in what other servers wrote, and shows it. What waits here is looked at again behind it. */
  #takeIn(position: LogPosition, update: Uint8Array, updates: number, owners: Iterable<Binding>): void {
    const scan = scanTrusted(update); // throws, if somebody sent us nonsense, before anything has changed
    this.#givingWay.heard();
    const waiting = this.#withdraw();
    this.#onTheWay.bind(owners);
    this.#onTheWay.advance(scan);
    this.#committed.position = position;
    const frame = updateFrame(update);
    this.#committed.keep(position, update, updates, frame);
    for (const participant of this.participants) participant.show(frame, position);
    this.#lookAgain(waiting);
  }

  /**
   * What was withdrawn enters again, if it still can. Once some of it cannot, nobody who came with it or behind it is acknowledged:
   * the same words may have been left out of theirs, because they were on their way already. The same goes for whoever was asked
   * meanwhile and still owes us the answer, for the question said that we have those words.
   */
  #lookAgain(waiting: readonly Gathering[]): void {
    let isAllBack = true;
    for (const gathering of waiting) {
      for (const pending of gathering.pending) isAllBack = this.#takeAgain(pending) && isAllBack;
      for (const [by, seq] of gathering.authors) if (isAllBack) this.acknowledgeLater(by, seq);
      for (const resolve of gathering.waiters) this.settled().then(resolve);
    }
    if (!isAllBack) for (const participant of this.participants) if (participant.isOwing) participant.comeAgain();
    this.#letWriteOn(); // if nothing of it entered again, nothing will be shown either
  }

  #letWriteOn(): void {
    if (!this.#somebodyWaits || this.isOverfull) return;
    this.#somebodyWaits = false;
    for (const participant of this.participants) participant.mayWriteOn();
  }

  /** Takes back what waits for the disk, as if it had never entered. */
  #withdraw(): readonly Gathering[] {
    const waiting = this.#onTheWay.withdraw();
    for (const { pending } of waiting) {
      for (const { scan } of pending) if (!scan.plain) this.#upkeep.withdrawn(scan.nesting);
    }
    return waiting;
  }

  /** False for a participant's words that cannot enter as they are. */
  #takeAgain(pending: Pending): boolean {
    const { by, author, scan } = pending;
    if (by === null) {
      if (pending.onlyNext) pending.wait?.resolve(false);
      else this.#takeServers(pending);
      return true;
    }
    const verdict = checkScanned(scan, 'cut', author, this, this.#services.limits);
    if (verdict.kind !== 'enters') {
      pending.wait?.reject(new Error('other words came first'));
      return false;
    }
    this.#take({ ...pending, newClients: verdict.newClients });
    return true;
  }

  #publish(news: News): void {
    const { fanOut } = this.#services;
    if (fanOut.reachesOthers) fanOut.publish(this.document, writeNews(news));
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((cause: unknown) => {
      const { observer } = this.#services;
      observer.happened?.({ kind: 'failed', document: this.document, what: 'reading what others wrote', cause });
    });
  }
}
