/** What is on the clipboard as blocks of a body: HTML where there is some, else plain text. It is parsed inertly: no script, style or address in it does anything. */
import type { LeftOut } from '@tangram/interchange/clipboard';
import type { JSONContent } from '@tangram/plan/body';
import type { ClipboardCode } from './code.ts';
import { parseInertly } from './parse-inertly.ts';
import { takeOutPictures } from './written-pictures.ts';

/** Taken from the event at once, for it is empty a moment later. */
export interface OnClipboard {
  readonly html: string;
  readonly text: string;
  /** Pasted with Shift, as text and nothing else. */
  readonly plain: boolean;
  readonly pictures: readonly File[];
}

export type Pasted =
  /** Copied in a plan, as it was there, and how far it was open. */
  | {
      readonly kind: 'own';
      readonly content: readonly JSONContent[];
      readonly leftOut: LeftOut;
      readonly open: { readonly start: number; readonly end: number };
    }
  | {
      readonly kind: 'blocks';
      readonly content: readonly JSONContent[];
      readonly leftOut: LeftOut;
      /** Those that stand in the content, by their id there. */
      readonly pictures: ReadonlyMap<string, File>;
    }
  | { readonly kind: 'tooLong'; readonly characters: number }
  | { readonly kind: 'onlyPicture' }
  | { readonly kind: 'nothing' };

/** HTML longer than this is not read; Google Docs writes some twenty characters of it for each that is seen. */
export const htmlCharactersMax = 4 * 1024 * 1024;

export function readPaste(code: ClipboardCode, given: OnClipboard): Pasted {
  const { ownBlocks, plainLines, readHtml, readText, tamed } = code;
  if (given.plain) return blocks(plainLines(given.text), {});
  const { html: words, pictures } = takeOutPictures(given.html);
  const html = tamed(words);
  if (html.length > htmlCharactersMax) return { kind: 'tooLong', characters: html.length };
  if (html.trim() !== '') {
    const page = parseInertly(html);
    const own = ownBlocks(page);
    if (own !== null) {
      const { content, openStart, openEnd } = own;
      return { kind: 'own', content, leftOut: {}, open: { start: openStart, end: openEnd } };
    }
    const read = readHtml(page, parseInertly);
    if (read.content.length > 0 || given.text.trim() === '') return found(read.content, read.leftOut, given, pictures);
  }
  const read = readText(given.text);
  return found(read.content, read.leftOut, given);
}

const none: ReadonlyMap<string, File> = new Map();

function found(content: readonly JSONContent[], leftOut: LeftOut, given: OnClipboard, pictures = none): Pasted {
  if (content.length === 0 && (given.pictures.length > 0 || leftOut.pictures)) return { kind: 'onlyPicture' };
  return blocks(content, leftOut, pictures);
}

function blocks(content: readonly JSONContent[], leftOut: LeftOut, pictures = none): Pasted {
  return content.length === 0 ? { kind: 'nothing' } : { kind: 'blocks', content, leftOut, pictures };
}
