/**
 * What a room owes its document besides showing it: the deeper check soon after words came that could be
 * unfit, a fresh snapshot when there is time for one, and a word to the application when all is quiet.
 */

import type { Committed } from './committed.ts';
import type { Culprit } from './document-worker/messages.ts';
import type { DocumentName, PersonKey } from './names.ts';
import type { RoomServices } from './room.ts';
import type { LogPosition } from './update-log/update-log.ts';

/** Busy rooms are compacted far less often than quiet ones: replaying takes time from everyone. */
const BUSY_FACTOR = 20;
const BUSY_PAUSE_MS = 30_000;
const REPAIRS_MAX = 10;
/** What cannot be taken back does not keep the document from being compacted for ever. */
const COMPACT_TRIES = 3;

type Services = Pick<RoomServices, 'log' | 'documents' | 'clock' | 'limits' | 'observer'>;

export class Upkeep {
  readonly #document: DocumentName;
  readonly #committed: Committed;
  readonly #services: Services;
  readonly #undo: (culprit: Culprit, position: LogPosition) => Promise<boolean>;
  readonly #room: { readonly participants: Iterable<{ readonly person: string; expel(why: string): void }> };
  /** nesting that the wire has let through and the document worker has not looked at */
  #unverifiedDepth = 0;
  #wroteAt = 0;
  #quietTimer: (() => void) | null = null;
  #lookTimer: (() => void) | null = null;
  #compacting: Promise<void> | null = null;
  #compactedAt: number;
  #repairing: Promise<void> | null = null;
  /** Whose words are being taken back: with more of theirs it would have to begin again, and might never end. */
  readonly #shownOut = new Set<PersonKey>();
  #closed = false;

  constructor(
    document: DocumentName,
    committed: Committed,
    services: Services,
    undo: (culprit: Culprit, position: LogPosition) => Promise<boolean>,
    room: { readonly participants: Iterable<{ readonly person: string; expel(why: string): void }> },
  ) {
    this.#document = document;
    this.#committed = committed;
    this.#services = services;
    this.#undo = undo;
    this.#room = room;
    this.#compactedAt = services.clock.now();
  }

  /** Something that is not plain text has been let in, nesting so many levels deep. */
  entered(nesting: number): void {
    this.#unverifiedDepth += nesting;
  }

  /** It was taken back again before anybody looked at it. */
  withdrawn(nesting: number): void {
    this.#unverifiedDepth -= nesting;
  }

  /** May something that nests so many levels deep enter, before the document worker has looked at the last ones? */
  mayNest(nesting: number): boolean {
    return this.#unverifiedDepth + nesting <= this.#services.limits.unverifiedDepthMax;
  }

  /** Words of this server's people are on the disk. */
  wrote(plain: boolean): void {
    if (this.#closed) return;
    const { clock, limits } = this.#services;
    this.#wroteAt = clock.now();
    this.#quietTimer ??= clock.after(limits.quietMs, () => this.#isItQuiet());
    if (!plain) this.#lookTimer ??= clock.after(limits.deepCheckMs, () => this.#look());
    const isLong =
      this.#committed.tailUpdates > BUSY_FACTOR * limits.compactAfterUpdates ||
      this.#committed.tailBytes > BUSY_FACTOR * limits.compactAfterBytes;
    if (isLong && this.#compacting === null && this.#wroteAt - this.#compactedAt > BUSY_PAUSE_MS) {
      this.#inBackground(this.compact());
    }
  }

  /** Replays the document into a fresh snapshot. What was deleted before is not in it. */
  compact(): Promise<void> {
    if (this.#committed.position === 0) return Promise.resolve();
    // One that runs already may have read less than there is now.
    const before = this.#compacting ?? Promise.resolve();
    const compacting = before
      .catch(() => {})
      .then(() => this.#replay())
      .finally(() => {
        if (this.#compacting === compacting) this.#compacting = null;
      });
    this.#compacting = compacting;
    return compacting;
  }

  /** What is unfit is taken back first: in a snapshot nobody could tell any more who wrote it. */
  async #replay(): Promise<void> {
    const { documents, clock, observer } = this.#services;
    for (let tries = 1; ; tries++) {
      const made = await documents.compact(this.#document, tries === COMPACT_TRIES);
      if ('why' in made) {
        await this.repair(made.why);
        continue;
      }
      this.#committed.rebase(made);
      this.#compactedAt = clock.now();
      observer.happened?.({ kind: 'compacted', document: this.#document, bytes: made.update.length });
      return;
    }
  }

  /** Another server has made a newer snapshot. */
  async renewSnapshot(): Promise<void> {
    const { snapshot } = await this.#services.log.open(this.#document);
    if (snapshot !== null) this.#committed.rebase(snapshot);
  }

  /** Are words of this person being taken back at the moment? */
  isShownOut(person: PersonKey): boolean {
    return this.#shownOut.has(person);
  }

  /** Takes back what made the document unfit, and shows its authors out. */
  repair(why: string): Promise<void> {
    this.#repairing ??= this.#takeBack(why).finally(() => {
      this.#shownOut.clear();
      this.#repairing = null;
    });
    return this.#repairing;
  }

  async #takeBack(why: string): Promise<void> {
    const { documents, observer } = this.#services;
    for (let round = 0; round < REPAIRS_MAX; round++) {
      const culprit = await documents.culprit(this.#document, (found, position) => {
        const { author, why } = found;
        this.#shownOut.add(author);
        for (const participant of this.#room.participants) if (participant.person === author) participant.expel(why);
        return this.#undo(found, position);
      });
      if (culprit === 'fit') return;
      if (culprit === null) {
        if (round === 0) {
          observer.happened?.({ kind: 'failed', document: this.#document, what: 'unfit content stays', cause: why });
        }
        return;
      }
      observer.happened?.({ kind: 'undone', document: this.#document, person: culprit.author, why: culprit.why });
    }
  }

  /** Ends what was started, leaving a fresh snapshot if there is time and reason. */
  async close(hasTime: boolean): Promise<void> {
    this.#closed = true;
    this.#quietTimer?.();
    this.#lookTimer?.();
    const isLong = this.#committed.tailUpdates >= this.#services.limits.compactAfterUpdates;
    if (hasTime && isLong && this.#compacting === null) this.#inBackground(this.compact());
    await this.#compacting?.catch(() => {}); // whoever comes waits: what it finds unfit is taken back in this room
  }

  #isItQuiet(): void {
    const { clock, limits, observer } = this.#services;
    const since = clock.now() - this.#wroteAt;
    if (since < limits.quietMs) {
      this.#quietTimer = clock.after(limits.quietMs - since, () => this.#isItQuiet());
      return;
    }
    this.#quietTimer = null;
    observer.quiet?.(this.#document, this.#committed.position);
    const { tailUpdates, tailBytes } = this.#committed;
    const isLong = tailUpdates >= limits.compactAfterUpdates || tailBytes >= limits.compactAfterBytes;
    if (isLong && this.#compacting === null) this.#inBackground(this.compact());
  }

  #look(): void {
    this.#lookTimer = null;
    const looked = this.#unverifiedDepth;
    const look = this.#services.documents.look(this.#document).then(() => {
      this.#unverifiedDepth -= looked;
    });
    this.#inBackground(look);
  }

  /** Nobody waits for this; if it fails, it is tried again when the next occasion comes. */
  #inBackground(work: Promise<unknown>): void {
    work.catch((cause: unknown) => {
      const { observer } = this.#services;
      observer.happened?.({ kind: 'failed', document: this.#document, what: 'the document worker', cause });
    });
  }
}
