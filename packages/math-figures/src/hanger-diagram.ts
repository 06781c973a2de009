/** A hanger: what hangs on both sides of a beam, balanced or not, and the equation that it shows. */
import { drawHangerDiagram } from './drawing/hanger-diagram.ts';
import { plainText, readLabel } from './label.ts';
import { add, formatRational, multiply, parseRational, type Rational, rational, zero } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { called, counted, list, sayLabel, sentences } from './words.ts';

export interface HangerDiagram extends Frame {
  readonly type: 'hangerDiagram';
  readonly left: readonly Hung[];
  readonly right: readonly Hung[];
  readonly state: 'balanced' | 'leftHeavy' | 'rightHeavy';
}

/** So many shapes of one kind; their label is a number or a variable. */
export interface Hung {
  readonly shape: HungShape;
  readonly label: string;
  readonly count: number;
}

const shapes = ['triangle', 'square', 'circle', 'rectangle', 'diamond', 'pentagon', 'hexagon'] as const;
export type HungShape = (typeof shapes)[number];

const hungMax = 32;

export const hangerDiagram: Representation<HangerDiagram> = { read, describe, draw: drawHangerDiagram };

function read(reader: FigureReader, frame: Frame): HangerDiagram {
  const side = (name: string) => {
    const hung = reader.objects(name, 8, (item) => ({
      shape: item.choice('shape', shapes, 'square'),
      label: item.text('label'),
      count: item.count('count', 0, hungMax, 1),
    }));
    if (hung.reduce((sum, { count }) => sum + count, 0) > hungMax)
      reader.refuse(name, `holds more than ${hungMax} shapes`);
    return hung;
  };
  return {
    ...frame,
    type: 'hangerDiagram',
    left: side('left'),
    right: side('right'),
    state: reader.choice('state', ['balanced', 'leftHeavy', 'rightHeavy'], 'balanced'),
  };
}

/** What the hanger says: `3x + 5 = 20`, in LaTeX. */
export function equationOf({ left, right, state }: HangerDiagram): string {
  const sign = state === 'balanced' ? '=' : state === 'leftHeavy' ? '>' : '<';
  return `$${expressionOf(left)} ${sign} ${expressionOf(right)}$`;
}

/** The sum of one side: variables in their order, numbers as one. */
function expressionOf(side: readonly Hung[]): string {
  let number: Rational = zero;
  const terms: string[] = [];
  for (const { label, count, shape } of side) {
    const value = parseRational(plainText(readLabel(label)));
    if (value) number = add(number, multiply(value, rational(count)));
    else if (count > 0) terms.push(term(label.replaceAll('$', '') || `\\text{${shape}}`, count));
  }
  if (number.n !== 0 || terms.length === 0)
    terms.push(formatRational(number).replace(/(\d+)\/(\d+)/, '\\frac{$1}{$2}'));
  return terms.join(' + ').replaceAll('+ −', '− ');
}

function term(name: string, count: number): string {
  if (count === 1) return name;
  return /[+−\- ]/.test(name) && !name.startsWith('\\text') ? `${count}(${name})` : `${count}${name}`;
}

function describe(figure: HangerDiagram): string {
  const { left, right, state, studentBlank } = figure;
  const side = (hung: readonly Hung[]) =>
    list(hung.map(({ shape, label, count }) => `${counted(count, shape)}${studentBlank ? '' : called(label)}`)) ||
    'nothing';
  const how = { balanced: 'is balanced', leftHeavy: 'hangs lower on the left', rightHeavy: 'hangs lower on the right' };
  return sentences(
    `a hanger that ${how[state]}${studentBlank ? ', its labels to be filled in' : ''}`,
    `left: ${side(left)}`,
    `right: ${side(right)}`,
    studentBlank ? '' : `it shows ${sayLabel(equationOf(figure))}`,
  );
}
