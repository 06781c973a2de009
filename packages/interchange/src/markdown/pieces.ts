/**
 * A Markdown text cut where nothing reaches across, and each piece parsed alone: the parser's time grows with the square
 * of what it is given, and a file of many pages is many small texts. A block that is all signs, such as ten thousand
 * asterisks, is taken as plain text, for its emphasis would take minutes to find out.
 */

import type { Definition, RootContent } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Piece {
  /** the blocks of the piece */
  readonly blocks: readonly RootContent[];
  /** what their positions count in */
  readonly text: string;
  /** how many lines to add to a position */
  readonly linesBefore: number;
}

export interface Parsed {
  readonly pieces: readonly Piece[];
  /** the line of each block that was taken as plain text, from 1 */
  readonly plain: readonly number[];
}

/** A piece is cut where nothing reaches across after so many characters; where something does, after so many lines or characters. */
const piece = { characters: 4_000, linesMax: 500, charactersMax: 32_000, tableCharactersMax: 300_000 };
/** Signs that open or close something in one block, and signs times characters: in one block, and in the whole text. */
const tangle = { signs: 3_000, work: 1_000_000, workInAll: 300_000_000 };
/** How many quotations and lists one line may open, and how far it may be indented for each. */
const NESTED_MAX = 50;

const options: Options = {
  extensions: [
    gfm(),
    // Tags and footnotes are set aside before; addresses are found in the words themselves.
    {
      disable: {
        null: ['htmlFlow', 'htmlText', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'].concat([
          'gfmFootnoteCall',
          'gfmPotentialFootnoteCall',
          'gfmFootnoteDefinition',
        ]),
      },
    },
  ],
  mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
};

/** Parses a text, whatever it holds. */
export function parsePieces(markdown: string): Parsed {
  const lines = flattenNesting(markdown).split('\n');
  const { starts, plain } = cut(lines);
  const definitions = definitionsIn(lines);
  const pieces = starts.map((start, i): Piece => {
    const text = lines.slice(start, starts[i + 1] ?? lines.length).join('\n');
    const labels = [...text.matchAll(label)].map(([, name = '']) => definitions.get(labelKey(name)) ?? '');
    // Before the piece, for at its end a block of code may still be open.
    const needed = [...new Set(labels)].map((line) => `${line}\n\n`).join('');
    const linesOfNeeded = needed.split('\n').length - 1;
    const whole = needed + text;
    const { children } = fromMarkdown(whole, options);
    const blocks = children.filter(({ position }) => (position?.start.line ?? 0) > linesOfNeeded);
    return { blocks, text: whole, linesBefore: start - linesOfNeeded };
  });
  return { pieces, plain };
}

const label = /\[([^\][\n]{1,300})\]/g;
const definition = /^[ \t>]{0,20}\[([^\][\n]{1,300})\]:[ \t]*\S/;

/** A label as Markdown compares it. */
export const labelKey = (name: Definition['identifier']): string =>
  name.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();

/** The line of each reference's address, by its label; the first one counts. */
function definitionsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const name = definition.exec(line)?.[1];
    if (name !== undefined && !found.has(labelKey(name))) found.set(labelKey(name), line.replace(/^[ \t>]*/, ''));
  }
  return found;
}

/** Where pieces begin; tangled blocks are made plain in `lines`. */
function cut(lines: string[]): { starts: number[]; plain: number[] } {
  const starts = [0];
  const plain: number[] = [];
  let fence: string | null = null;
  let size = 0;
  let block = 0;
  let work = 0;
  const endBlock = (end: number) => {
    const text = lines.slice(block, end).join('\n');
    const signs = text.match(/[*_~`[\]!]/g)?.length ?? 0;
    work += signs * text.length;
    if (signs > tangle.signs || (work > tangle.workInAll && signs * text.length > tangle.work)) {
      plain.push(block + 1);
      for (let i = block; i < end; i++) lines[i] = lines[i]?.replace(/[!-/:-@[-`{-~]/g, '\\$&') ?? '';
    }
  };
  lines.forEach((line, i) => {
    const blank = line.trim() === '';
    if (fence === null && blank) endBlock(i);
    if (blank) block = i + 1;
    // What begins at the margin after a blank line, and continues no list, belongs to nothing before it.
    const apart =
      size >= piece.characters && lines[i - 1]?.trim() === '' && /^(?![ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])./.test(line);
    const tooLong = size >= piece.charactersMax || i - (starts.at(-1) ?? 0) >= piece.linesMax;
    const inTable = /^[ \t>]*\|/.test(line) && size < piece.tableCharactersMax;
    if (fence === null && i > 0 && (apart || (tooLong && !inTable))) {
      starts.push(i);
      size = 0;
    }
    size += line.length + 1;
    fence = fenceAfter(fence, line);
  });
  if (fence === null) endBlock(lines.length);
  return { starts, plain };
}

const fenceStart = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const fenceEnd = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** The fence of a code block that is open after this line. */
function fenceAfter(open: string | null, line: string): string | null {
  if (open === null) return fenceStart.exec(line)?.[1] ?? null;
  return fenceEnd.exec(line)?.[1]?.startsWith(open) ? null : open;
}

// A parser needs time for every level of every line. What is nested a hundred thousand times nobody wrote.
function flattenNesting(text: string): string {
  const marker = '[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))';
  const indented = text.replace(new RegExp(`^([ \\t]{${2 * NESTED_MAX}})[ \\t]+`, 'gm'), '$1');
  return indented.replace(new RegExp(`^((?:${marker}){${NESTED_MAX}})(?:${marker})+`, 'gm'), '$1 ');
}
