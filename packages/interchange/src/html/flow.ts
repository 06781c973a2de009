/**
 * Blocks as they are read, one after another: words gather in a line until a block or the end of one closes it as a
 * paragraph. Blanks are as a page shows them: one between words, none at the ends of a line.
 */

import { bodySchema, FORMULA_CHARACTERS_MAX, type JSONContent } from '@tangram/plan/body';
import { joined } from '../markdown/phrases.ts';

export type Mark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

const rankOfMark = new Map(Object.keys(bodySchema.marks).map((name, i) => [name, i]));

export class Flow {
  readonly #blocks: JSONContent[] = [];
  #line: JSONContent[] = [];

  /** Words with their marks; blanks in them are kept only where `asIs`. */
  text(words: string, marks: readonly Mark[], asIs = false) {
    const seen = words
      .replace(/[\u200b\ufeff\ufffe\uffff\ue000\ue001]|(?![\n\t\r])\p{Cc}/gu, '')
      .replaceAll('\u00a0', ' ');
    if (!asIs) return this.#put(seen.replace(/[\s\u2028\u2029]+/g, ' '), marks);
    seen.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, i) => {
      if (i > 0) this.break();
      this.#put(line.replaceAll('\t', '  '), marks);
    });
  }

  /** A formula: in the line, or as a block where it is displayed. */
  formula(latex: string, display: boolean): boolean {
    if (latex.length > FORMULA_CHARACTERS_MAX) {
      this.#put(latex, [{ type: 'code' }]);
      return false;
    }
    if (display) this.block({ type: 'formulaBlock', attrs: { latex } });
    else this.#line.push({ type: 'formula', attrs: { latex } });
    return true;
  }

  break(): void {
    this.#line.push({ type: 'hardBreak' });
  }

  /** Pieces of a line that were read elsewhere. */
  inline(pieces: readonly JSONContent[]): void {
    this.#line.push(...pieces);
  }

  block(block: JSONContent): void {
    this.end();
    this.#blocks.push(block);
  }

  /** Blocks that were made elsewhere. */
  lists(blocks: readonly JSONContent[]): void {
    if (blocks.length === 0) return;
    this.end();
    for (const block of blocks) this.#blocks.push(block);
  }

  /** The line is a paragraph now; a blank one is none. */
  end(): void {
    const content = lineOf(this.#line);
    this.#line = [];
    if (content.length > 0) this.#blocks.push({ type: 'paragraph', content });
  }

  /** All blocks. */
  done(): JSONContent[] {
    this.end();
    return this.#blocks;
  }

  #put(text: string, marks: readonly Mark[]): void {
    if (text === '') return;
    const all = [...marks].sort((a, b) => (rankOfMark.get(a.type) ?? 0) - (rankOfMark.get(b.type) ?? 0));
    this.#line.push({ type: 'text', text, ...(all.length > 0 && { marks: all }) });
  }
}

/** A line without blanks at its ends, beside breaks, and twice in a row. */
function lineOf(pieces: readonly JSONContent[]): JSONContent[] {
  const kept: JSONContent[] = [];
  let afterBlank = true;
  for (const piece of pieces) {
    if (piece.type === 'text') {
      const text = afterBlank ? piece.text?.trimStart() : piece.text;
      if (!text) continue;
      afterBlank = /\s$/.test(text);
      kept.push({ ...piece, text });
    } else {
      if (piece.type === 'hardBreak') {
        trimEnd(kept);
        if (kept.length === 0) continue;
      }
      afterBlank = piece.type === 'hardBreak';
      kept.push(piece);
    }
  }
  trimEnd(kept);
  while (kept.at(-1)?.type === 'hardBreak') {
    kept.pop();
    trimEnd(kept);
  }
  return joined(kept);
}

function trimEnd(pieces: JSONContent[]) {
  for (let last = pieces.at(-1); last?.type === 'text'; last = pieces.at(-1)) {
    const text = last.text?.trimEnd();
    if (text === last.text) return;
    pieces.pop();
    if (text) return void pieces.push({ ...last, text });
  }
}
