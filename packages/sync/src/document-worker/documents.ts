/**
 * The event loop's side of the document worker. It brings the worker's copy of a document up to what is
 * committed, asks, and lets nobody else ask about that document until the answer has been dealt with: so
 * the copy never holds words that the log does not, by the time it is asked again.
 */

import type { Limits } from '../limits.ts';
import { type DocumentName, type Json, nobody } from '../names.ts';
import type { LogPosition, Snapshot, StoredDocument, UpdateLog } from '../update-log/update-log.ts';
import type {
  Admitted,
  Compacted,
  Complaint,
  Culprit,
  DocumentRequest,
  Edited,
  StoredContent,
  Unfit,
} from './messages.ts';

/** Whoever answers what is asked of the document worker: a thread, or this very thread. */
export interface DocumentCalls {
  ask<T>(request: DocumentRequest): Promise<T>;
  close(): Promise<void>;
}

export interface DocumentsOptions {
  readonly log: UpdateLog;
  readonly limits: Limits;
  /** Opens the worker; `died` is to be called when everything that it held is gone. */
  readonly calls: (died: () => void) => DocumentCalls;
  /** Called when committed content turns out to be unfit. */
  readonly complained: (document: DocumentName, why: string) => void;
}

type About<R = DocumentRequest> = R extends unknown ? Omit<R, 'document'> : never;

export class Documents {
  readonly #options: DocumentsOptions;
  readonly #calls: DocumentCalls;
  /** What the worker holds, and up to where; least recently used first. */
  readonly #held = new Map<DocumentName, LogPosition>();
  /** damaged documents: what follows what is held cannot be read */
  readonly #frozen = new Set<DocumentName>();
  /** of documents in which people write here: what was there before them */
  readonly #found = new Map<DocumentName, LogPosition>();
  readonly #turns = new Map<DocumentName, Promise<unknown>>();

  constructor(options: DocumentsOptions) {
    this.#options = options;
    this.#calls = options.calls(() => this.#held.clear());
  }

  /**
   * Cuts an update down to what is new and looks whether that is fit. `enter` then stores it; the worker
   * keeps what it has applied only if `enter` resolves to true.
   */
  admit(
    document: DocumentName,
    update: Uint8Array,
    enter: (answer: Admitted, position: LogPosition) => Promise<boolean>,
  ): Promise<void> {
    return this.#turn(document, async () => {
      const position = await this.#bringUpToDate(document);
      let entered = false;
      try {
        entered = await enter(await this.#ask<Admitted>(document, { kind: 'admit', update }), position);
      } finally {
        if (!entered) await this.#drop(document);
      }
    });
  }

  /** What somebody with this state vector lacks, up to `position`. */
  difference(document: DocumentName, stateVector: Uint8Array) {
    return this.#turn(document, async () => {
      const position = await this.#bringUpToDate(document);
      return { position, update: await this.#ask<Uint8Array>(document, { kind: 'difference', stateVector }) };
    });
  }

  /** Replays what is committed into one update and saves it; of an unfit document only if told so. */
  compact(document: DocumentName, evenUnfit: boolean): Promise<Snapshot | Unfit> {
    return this.#turn(document, async () => {
      const position = await this.#bringUpToDate(document);
      const made = await this.#ask<Compacted | Unfit>(document, { kind: 'snapshot', evenUnfit });
      if (made.kind === 'unfit') return made;
      const snapshot = { position, update: made.update, stateVector: made.stateVector };
      await this.#options.log.saveSnapshot(document, snapshot);
      return snapshot;
    });
  }

  /** Looks at what was committed since the last look. */
  look(document: DocumentName): Promise<LogPosition> {
    return this.#turn(document, () => this.#bringUpToDate(document));
  }

  derive(document: DocumentName, name: string, args: Json) {
    return this.#turn(document, async () => {
      const position = await this.#bringUpToDate(document);
      return { position, value: await this.#ask<Json>(document, { kind: 'derive', name, args }) };
    });
  }

  /** Runs an edit. `enter` then stores its update; if it fails, the edit was never made. */
  edit(document: DocumentName, name: string, args: Json, enter: (update: Uint8Array) => Promise<void>): Promise<Json> {
    return this.#turn(document, async () => {
      await this.#bringUpToDate(document);
      try {
        const { value, update } = await this.#ask<Edited>(document, { kind: 'edit', name, args });
        if (update !== null) await enter(update);
        return value;
      } catch (error) {
        await this.#drop(document);
        throw error;
      }
    });
  }

  /**
   * Finds who made a document unfit; `enter` then stores what takes it back, or answers false if something came behind
   * `position` that it has not been told of. Null if nobody can be named, `fit` if the document is not unfit, or not any more.
   */
  culprit(
    document: DocumentName,
    enter: (culprit: Culprit, position: LogPosition) => Promise<boolean>,
  ): Promise<Culprit | 'fit' | null> {
    return this.#turn(document, async () => {
      for (;;) {
        const stored = await this.#options.log.open(document);
        const content = this.#contentOf(document, stored);
        const culprit = await this.#ask<Culprit | 'fit' | null>(document, { kind: 'culprit', ...content });
        if (culprit === null || culprit === 'fit') return culprit;
        if (await this.#enterBehindOthers(document, culprit, stored.position, enter)) return culprit;
      }
    });
  }

  /** Tries for as long as only others have written meanwhile; false when the culprit has, or a server, perhaps the same. */
  async #enterBehindOthers(
    document: DocumentName,
    culprit: Culprit,
    position: LogPosition,
    enter: (culprit: Culprit, position: LogPosition) => Promise<boolean>,
  ): Promise<boolean> {
    for (;;) {
      const since = await this.#options.log.readAfter(document, position);
      if (since.some(({ author }) => author === nobody || author === culprit.author)) return false;
      position = since.at(-1)?.position ?? position;
      if (await enter(culprit, position)) return true;
    }
  }

  /** From now on people write in this document; up to `position` others did, perhaps with a later version. */
  begin(document: DocumentName, position: LogPosition): void {
    this.#found.set(document, position);
  }

  /** Nobody writes in it any more: the worker lets go of it. */
  end(document: DocumentName): void {
    this.#found.delete(document);
    this.#turn(document, async () => {
      if (this.#held.has(document) && !this.#found.has(document)) await this.#drop(document);
    });
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.#turns.size > 0) await Promise.allSettled(this.#turns.values());
  }

  /** Ends the worker; what is being asked fails. */
  close(): Promise<void> {
    return this.#calls.close();
  }

  #turn<T>(document: DocumentName, act: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(document) ?? Promise.resolve();
    const turn = before.then(act, act);
    this.#turns.set(document, turn);
    const done = () => {
      if (this.#turns.get(document) === turn) this.#turns.delete(document);
    };
    turn.then(done, done);
    return turn;
  }

  async #bringUpToDate(document: DocumentName): Promise<LogPosition> {
    const held = this.#held.get(document);
    if (held !== undefined && this.#frozen.has(document)) return held;
    this.#held.delete(document);
    this.#frozen.delete(document);
    let position: LogPosition;
    let complaint: Complaint = null;
    if (held === undefined) {
      const stored = await this.#options.log.open(document);
      position = stored.position;
      if (stored.damage !== null) this.#frozen.add(document);
      complaint = await this.#ask<Complaint>(document, { kind: 'open', ...this.#contentOf(document, stored) });
    } else {
      const entries = await this.#options.log.readAfter(document, held);
      position = entries.at(-1)?.position ?? held;
      if (entries.length > 0) complaint = await this.#ask<Complaint>(document, { kind: 'feed', entries });
    }
    this.#held.set(document, position);
    if (complaint !== null) this.#options.complained(document, complaint);
    for (const [oldest] of this.#held) {
      if (this.#held.size <= this.#options.limits.workerDocumentsMax) break;
      if (!this.#turns.has(oldest)) await this.#drop(oldest);
    }
    return position;
  }

  #contentOf(document: DocumentName, { snapshot, entries }: StoredDocument): StoredContent {
    const upTo = this.#found.get(document) ?? Number.POSITIVE_INFINITY;
    const found = entries.filter(({ position }) => position <= upTo).length;
    return { snapshot: snapshot?.update ?? null, entries, found };
  }

  async #drop(document: DocumentName): Promise<void> {
    this.#held.delete(document);
    await this.#ask(document, { kind: 'drop' });
  }

  #ask<T>(document: DocumentName, about: About): Promise<T> {
    return this.#calls.ask<T>({ document, ...about } as DocumentRequest);
  }
}
