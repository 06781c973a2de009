/**
 * A body read from its first word to its last: which text stands where. Places are compared by one count over the whole
 * body, of every character and every edge of an element, so that a place in a word and a place between two blocks can
 * stand in one selection.
 */

import * as Y from 'yjs';

/** A run of words: part of a text that can be marked, or words that an atom stands for. */
interface Run {
  readonly start: number;
  readonly words: string;
  readonly text: Y.XmlText | null;
}

/** A piece of one text. */
export interface TextPiece {
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

  /** The count at a place; null when it is not in this body. */
  at({ type, index }: { readonly type: object; readonly index: number }): number | null {
    const edges = this.#edges.get(type);
    if (!edges) return null;
    if (type instanceof Y.XmlText) return (edges[0] ?? 0) + index;
    return edges[Math.min(index, edges.length - 1)] ?? null;
  }

  /** The words between two places, and the pieces of text that they are. */
  between(from: number, to: number): { readonly words: string; readonly pieces: readonly TextPiece[] } {
    const pieces: TextPiece[] = [];
    let words = '';
    for (const run of this.#runs) {
      const index = Math.max(from - run.start, 0);
      const length = Math.min(to - run.start, run.words.length) - index;
      if (run.text === null) {
        if (run.start >= from && run.start < to) words += run.words;
      } else if (length > 0) {
        const piece = run.words.slice(index, index + length);
        words += piece;
        pieces.push({ text: run.text, index, length, words: piece });
      }
    }
    return { words: words.trim(), pieces };
  }

  #read(type: Y.XmlFragment): void {
    const edges: number[] = [];
    this.#edges.set(type, edges);
    for (const child of type.toArray()) {
      edges.push(this.#count);
      if (child instanceof Y.XmlText) {
        this.#edges.set(child, [this.#count]);
        const words = wordsOf(child);
        this.#runs.push({ start: this.#count, words, text: child });
        this.#count += words.length;
      } else if (child instanceof Y.XmlElement) {
        this.#runs.push({ start: this.#count, words: atomWords(child.nodeName, child.getAttributes()), text: null });
        this.#count += 1;
        this.#read(child);
        this.#runs.push({ start: this.#count, words: child.nodeName === 'formula' ? '' : '\n', text: null });
        this.#count += 1;
      }
    }
    edges.push(this.#count);
  }
}

/** A formula reads as its source; other atoms have no words that can be quoted. */
export function atomWords(name: string, attrs: Readonly<Record<string, unknown>>): string {
  if (name === 'formula') return `$${attrs.latex ?? ''}$`;
  if (name === 'formulaBlock') return `$$${attrs.latex ?? ''}$$`;
  return name === 'hardBreak' ? '\n' : '';
}

// Not toString, which would write formats as tags.
function wordsOf(text: Y.XmlText): string {
  const pieces: { insert: unknown }[] = text.toDelta();
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}
