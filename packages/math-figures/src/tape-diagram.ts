/** A tape diagram: bars cut into parts, all from one left edge, with braces over some parts and totals under them. */
import { drawTapeDiagram } from './drawing/tape-diagram.ts';
import type { Rational } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { called, counted, list, sayLabel, sayNumber, sentences } from './words.ts';

export interface TapeDiagram extends Frame {
  readonly type: 'tapeDiagram';
  readonly tapes: readonly Tape[];
  /** Parts of one width, or as wide as they say. */
  readonly scale: 'equalParts' | 'proportional';
  readonly braces: readonly TapeBrace[];
}

export interface Tape {
  readonly label: string;
  readonly parts: readonly TapePart[];
  /** A number, words such as `60 cups`, null for an unknown; undefined where there is none. */
  readonly total: Rational | string | null | undefined;
}

export interface TapePart {
  /** Null where it is unknown, undefined where all parts are alike. */
  readonly size: Rational | null | undefined;
  readonly label: string;
  readonly shaded: boolean;
}

export interface TapeBrace {
  readonly tape: number;
  /** The first and the last part under it, counted from 0. */
  readonly fromPart: number;
  readonly toPart: number;
  readonly label: string;
}

const tapesMax = 8;
const partsMax = 40;

export const tapeDiagram: Representation<TapeDiagram> = { read, describe, draw: drawTapeDiagram };

function read(reader: FigureReader, frame: Frame): TapeDiagram {
  const tapes = reader.objects('tapes', tapesMax, readTape);
  reader.notEmpty('tapes', tapes);
  return {
    ...frame,
    type: 'tapeDiagram',
    tapes,
    scale: reader.choice('scale', ['equalParts', 'proportional'], 'equalParts'),
    braces: reader.objects('braces', 20, (item) => {
      const tape = item.count('tape', 0, Math.max(tapes.length - 1, 0), 0);
      const last = Math.max((tapes[tape]?.parts.length ?? 1) - 1, 0);
      const fromPart = item.count('fromPart', 0, last, 0);
      return { tape, fromPart, toPart: item.count('toPart', fromPart, last, last), label: item.text('label') };
    }),
  };
}

function readTape(item: FigureReader): Tape {
  const parts = item.objects('parts', partsMax, (part) => {
    const size = part.optional('size');
    if (size && size.n <= 0) part.refuse('size', 'is not above zero');
    return { size, label: part.text('label'), shaded: part.flag('shaded', false) };
  });
  item.notEmpty('parts', parts);
  return { label: item.text('label'), parts, total: item.numberOrWords('total') };
}

/** What is written in a part: its label, or its size. */
function wordsOfPart({ label, size }: TapePart): string {
  if (label !== '') return sayLabel(label);
  return size === undefined ? '' : sayNumber(size);
}

function describe(figure: TapeDiagram): string {
  const { tapes, braces, studentBlank } = figure;
  return sentences(
    `a tape diagram with ${counted(tapes.length, 'tape')}${studentBlank ? ', to be filled in' : ''}`,
    ...tapes.map((tape, index) => {
      const name = sayLabel(tape.label) || `tape ${index + 1}`;
      return `${name}: ${studentBlank ? counted(tape.parts.length, 'part') : sayTape(tape)}`;
    }),
    ...(studentBlank ? [] : braces).map(({ tape, fromPart, toPart, label }) => {
      const name = sayLabel(tapes[tape]?.label ?? '') || `tape ${tape + 1}`;
      const parts = fromPart === toPart ? `part ${fromPart + 1}` : `parts ${fromPart + 1} to ${toPart + 1}`;
      return `a brace over ${parts} of ${name}${called(label)}`;
    }),
  );
}

function sayTape({ parts, total }: Tape): string {
  const named = parts.map((part) => {
    const size = part.size === undefined || part.label === '' ? '' : ` of size ${sayNumber(part.size)}`;
    return `${wordsOfPart(part)}${size}${part.shaded ? ' shaded' : ''}`.trim();
  });
  const said = named.some((name) => name !== '' && name !== 'shaded')
    ? `: ${list(named.map((name) => name || 'no label'))}`
    : '';
  const shadedOnly = parts.filter((part) => part.shaded).length;
  const shades = said === '' && shadedOnly > 0 ? `, ${shadedOnly} shaded` : '';
  const whole =
    total === undefined
      ? ''
      : `; total ${typeof total === 'string' ? sayLabel(total) : total === null ? 'unknown' : sayNumber(total)}`;
  return `${counted(parts.length, 'part')}${said}${shades}${whole}`;
}
