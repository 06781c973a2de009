/**
 * A body read from its first word to its last: which text stands where. Places are compared by one count over the whole
 * body, of every character and every edge of an element, so that a place in a word and a place between two blocks can
 * stand in one selection.
 */

import * as Y from 'yjs';
import { anchorAtoms, mayCarryThreads } from '../body/threads-on.ts';
import { atomWords } from './atom-words.ts';

/** A run of words: part of a text that can be marked, or words that an element stands for. */
interface Run {
  readonly start: number;
  readonly words: string;
  readonly text: Y.XmlText | null;
  /** The element that begins here, where it can carry threads as a whole. */
  readonly element: Y.XmlElement | null;
}

/** A piece of one text. */
interface TextPiece {
  readonly text: Y.XmlText;
  readonly index: number;
  readonly length: number;
  readonly words: string;
}

export class Reading {
  readonly #runs: Run[] = [];
  /** where each child begins, and where the type ends */
  readonly #edges = new Map<object, number[]>();
  #count = 0;

  constructor(body: Y.XmlFragment) {
    this.#read(body);
  }

  /** Every text, in order. */
  get texts(): readonly Y.XmlText[] {
    return this.#runs.flatMap(({ text }) => text ?? []);
  }

  /** Every text and every element that can carry threads, in order. */
  get bearers(): readonly (Y.XmlText | Y.XmlElement)[] {
    return this.#runs.flatMap(({ text, element }) => text ?? element ?? []);
  }

  /** The count at a place; null when it is not in this body. */
  at({ type, index }: { readonly type: object; readonly index: number }): number | null {
    const edges = this.#edges.get(type);
    if (!edges) return null;
    if (type instanceof Y.XmlText) return (edges[0] ?? 0) + index;
    return edges[Math.min(index, edges.length - 1)] ?? null;
  }

  /** The element that begins at a place, where it can carry threads. */
  elementAt(count: number): Y.XmlElement | null {
    return this.#runs.find(({ start, element }) => start === count && element !== null)?.element ?? null;
  }

  /** The words between two places, the pieces of text that they are, and the atoms among them. */
  between(from: number, to: number): Between {
    const pieces: TextPiece[] = [];
    const atoms: Y.XmlElement[] = [];
    let words = '';
    for (const run of this.#runs) {
      const index = Math.max(from - run.start, 0);
      const length = Math.min(to - run.start, run.words.length) - index;
      if (run.text === null) {
        if (run.start < from || run.start >= to) continue;
        words += run.words;
        if (run.element && anchorAtoms.has(run.element.nodeName)) atoms.push(run.element);
      } else if (length > 0) {
        const piece = run.words.slice(index, index + length);
        words += piece;
        pieces.push({ text: run.text, index, length, words: piece });
      }
    }
    return { words: words.trim(), pieces, atoms };
  }

  #read(type: Y.XmlFragment): void {
    const edges: number[] = [];
    this.#edges.set(type, edges);
    for (const child of type.toArray()) {
      edges.push(this.#count);
      if (child instanceof Y.XmlText) {
        this.#edges.set(child, [this.#count]);
        const words = wordsOfText(child);
        this.#runs.push({ start: this.#count, words, text: child, element: null });
        this.#count += words.length;
      } else if (child instanceof Y.XmlElement) {
        const element = mayCarryThreads(child.nodeName) ? child : null;
        const words = atomWords(child.nodeName, child.getAttributes());
        this.#runs.push({ start: this.#count, words, text: null, element });
        this.#count += 1;
        this.#read(child);
        const end = child.nodeName === 'formula' ? '' : '\n';
        this.#runs.push({ start: this.#count, words: end, text: null, element: null });
        this.#count += 1;
      }
    }
    edges.push(this.#count);
  }
}

export interface Between {
  readonly words: string;
  readonly pieces: readonly TextPiece[];
  readonly atoms: readonly Y.XmlElement[];
}

/** The words of an element as a whole: an atom's, or all that stands in a cell. */
export function elementWords(element: Y.XmlElement): string {
  if (anchorAtoms.has(element.nodeName)) return atomWords(element.nodeName, element.getAttributes()).trim();
  const inside: string[] = [];
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) inside.push(wordsOfText(child));
    else if (child instanceof Y.XmlElement) inside.push(elementWords(child), child.nodeName === 'formula' ? '' : '\n');
  }
  return inside.join('').trim();
}

/** The words of a text. Not by toString, which would write formats as tags. */
function wordsOfText(text: Y.XmlText): string {
  const pieces: { insert: unknown }[] = text.toDelta();
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}
