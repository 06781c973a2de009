/**
 * All that carries threads in a plan while marks are put right. Each body is read once, and again only when its marks were
 * changed: a plan may have hundreds of threads, and reading all of it for each would take seconds.
 */
import type * as Y from 'yjs';
import { readSections } from '../plan-document.ts';
import { IdSet } from './ids.ts';
import { type Bearer, bearersOf, markElement, markWords, type Stretch } from './marks.ts';

/** Part of what carries threads: characters of a run, or an element. */
export interface Part {
  readonly bearer: Bearer;
  readonly from: number;
  readonly to: number;
}

interface Read {
  readonly bearers: readonly Bearer[];
  readonly ids: IdSet;
  readonly threads: ReadonlySet<string>;
}

export class Carriers {
  readonly #bodies: readonly Y.XmlFragment[];
  readonly #read = new Map<Y.XmlFragment, Read>();

  constructor(doc: Y.Doc) {
    this.#bodies = readSections(doc).flatMap(({ body }) => body ?? []);
  }

  /** What stands in the bodies that hold any of these characters, in order. */
  holding(ids: IdSet): Bearer[] {
    return this.#inBodies((read) => read.ids.shares(ids));
  }

  /** What stands in the bodies where a thread marks anything, in order. */
  around(thread: string): Bearer[] {
    return this.#inBodies((read) => read.threads.has(thread));
  }

  /** Puts a thread's mark on these parts, or takes it off. They come in order. */
  mark(parts: readonly Part[], thread: string, there: boolean): void {
    const stretches = new Map<Y.XmlText, Stretch[]>();
    for (const { bearer, from, to } of parts) {
      const { on } = bearer;
      if ('element' in on) markElement(on.element, [thread], there);
      else stretches.set(on.text, [...(stretches.get(on.text) ?? []), { index: on.index + from, length: to - from }]);
    }
    for (const [text, own] of stretches) markWords(text, own, thread, there);
    if (parts.length === 0) return;
    const changed = new Set(parts.map(({ bearer }) => bearer));
    for (const [body, { bearers }] of this.#read) {
      if (bearers.some((bearer) => changed.has(bearer))) this.#read.delete(body);
    }
  }

  #inBodies(are: (read: Read) => boolean): Bearer[] {
    return this.#bodies.flatMap((body) => {
      const read = this.#readIn(body);
      return are(read) ? read.bearers : [];
    });
  }

  #readIn(body: Y.XmlFragment): Read {
    const found = this.#read.get(body);
    if (found) return found;
    const bearers = bearersOf(body);
    const read = {
      bearers,
      ids: new IdSet(bearers.flatMap(({ ids }) => ids)),
      threads: new Set(bearers.flatMap(({ threads }) => [...threads])),
    };
    this.#read.set(body, read);
    return read;
  }
}
