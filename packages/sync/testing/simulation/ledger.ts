/**
 * What people did, letter by letter. Every letter typed is one that nobody else ever types, so that its fate
 * can be told from the text alone: there once, or deleted by somebody, or never written.
 */

import * as Y from 'yjs';

const FIRST_LETTER = 0xe000;
const LETTERS = 6_400;

export interface Letter {
  readonly char: string;
  readonly client: number;
  readonly clock: number;
  /** Could it vanish without anybody deleting it: as the value of a field, or with what it stands in? */
  readonly isFragile: boolean;
}

export class Ledger {
  #next = 0;
  /** by document */
  readonly #letters = new Map<string, Letter[]>();
  readonly #deleted = new Map<string, Map<number, [from: number, to: number][]>>();
  /** how often a letter was written: undoing a deletion writes it again */
  readonly #times = new Map<string, number>();
  /** Letters that were typed one after the other, by whom they were typed. */
  readonly runs: string[][] = [];

  /** Letters that nobody has typed yet; fewer when they run out. */
  fresh(count: number): string {
    let letters = '';
    for (let i = 0; i < count && this.#next < LETTERS; i++) letters += String.fromCharCode(FIRST_LETTER + this.#next++);
    return letters;
  }

  letters(document: string): readonly Letter[] {
    return this.#letters.get(document) ?? [];
  }

  wasDeleted(document: string, { client, clock }: Letter): boolean {
    const ranges = this.#deleted.get(document)?.get(client) ?? [];
    return ranges.some(([from, to]) => from <= clock && clock < to);
  }

  timesWritten(char: string): number {
    return this.#times.get(char) ?? 0;
  }

  /** A server, or somebody who is no page, has written these letters once more. */
  writtenAgain(update: Uint8Array): void {
    for (const letter of lettersInside(update)) this.#times.set(letter, this.timesWritten(letter) + 1);
  }

  /** Somebody who is no page says bytes with these letters in them. */
  overheard(bytes: Uint8Array): void {
    for (const letter of lettersIn(bytes)) this.#times.set(letter, this.timesWritten(letter) + 1);
  }

  /** Somebody deleted this, whether it will ever be stored or not. */
  deleted(document: string, client: number, clock: number, length: number): void {
    const ofDocument = this.#deleted.get(document) ?? new Map<number, [number, number][]>();
    this.#deleted.set(document, ofDocument);
    const ranges = ofDocument.get(client) ?? [];
    ofDocument.set(client, ranges);
    ranges.push([clock, clock + length]);
  }

  /** Writes down what a person's own transaction did to their copy. */
  wrote(document: string, transaction: Y.Transaction): void {
    for (const [client, ranges] of transaction.deleteSet.clients) {
      for (const { clock, len } of ranges) this.deleted(document, client, clock, len);
    }
    for (const [client, end] of transaction.afterState) {
      const from = transaction.beforeState.get(client) ?? 0;
      if (end === from) continue;
      const structs = transaction.doc.store.clients.get(client) ?? [];
      for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
        const struct = structs[i];
        if (struct instanceof Y.Item) this.#inserted(document, struct, from);
      }
    }
  }

  #inserted(document: string, item: Y.Item, from: number): void {
    const { content, id } = item;
    const isString = content instanceof Y.ContentString;
    const text = isString ? content.str : content instanceof Y.ContentAny ? content.arr.join('') : '';
    const ofDocument = this.#letters.get(document) ?? [];
    this.#letters.set(document, ofDocument);
    for (let i = Math.max(0, from - id.clock); i < (isString ? text.length : Math.min(1, text.length)); i++) {
      const char = text[i] as string;
      if (!isLetter(char)) continue;
      this.#times.set(char, this.timesWritten(char) + 1);
      const isFragile = item.parentSub !== null || (item.parent as Y.AbstractType<unknown>)._item !== null;
      ofDocument.push({ char, client: id.client, clock: id.clock + i, isFragile });
    }
  }
}

function isLetter(char: string): boolean {
  const code = char.charCodeAt(0);
  return code >= FIRST_LETTER && code < FIRST_LETTER + LETTERS;
}

/** Everything visible that is a letter, by client and clock. */
export function visibleLetters(doc: Y.Doc): Map<string, string> {
  const found = new Map<string, string>();
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      charsOf(struct.content).forEach((char, i) => {
        if (isLetter(char)) found.set(`${client} ${struct.id.clock + i}`, char);
      });
    }
  }
  return found;
}

/** The letters in the content of an update, visible or not. */
export function* lettersInside(update: Uint8Array): Iterable<string> {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item) for (const char of charsOf(struct.content)) if (isLetter(char)) yield char;
  }
}

function charsOf(content: Y.Item['content']): readonly string[] {
  if (content instanceof Y.ContentString) return [...content.str];
  if (content instanceof Y.ContentAny) return content.arr.map((value) => (typeof value === 'string' ? value : ''));
  return [];
}

/** The letters in bytes that may be anything. */
function* lettersIn(bytes: Uint8Array): Iterable<string> {
  for (let i = 0; i + 2 < bytes.length; i++) {
    const first = bytes[i] as number;
    if (first !== 0xee && first !== 0xef) continue;
    const code = ((first & 0x0f) << 12) | (((bytes[i + 1] as number) & 0x3f) << 6) | ((bytes[i + 2] as number) & 0x3f);
    if (code >= FIRST_LETTER && code < FIRST_LETTER + LETTERS) yield String.fromCharCode(code);
  }
}
