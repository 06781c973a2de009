/** A fraction model: wholes cut into equal parts, some of them shaded. */
import { drawFractionModel } from './drawing/fraction-model.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { counted, sentences } from './words.ts';

export interface FractionModel extends Frame {
  readonly type: 'fractionModel';
  readonly shape: 'bar' | 'circle' | 'rectangle' | 'set';
  /** As many as are needed for what is shaded, or more. */
  readonly wholes: number;
  readonly parts: number;
  /** Counted over all wholes, so it may be more than the parts of one. */
  readonly shaded: number;
}

const wholesMax = 8;
const partsMax = 60;

export const fractionModel: Representation<FractionModel> = { read, describe, draw: drawFractionModel };

function read(reader: FigureReader, frame: Frame): FractionModel {
  const parts = reader.count('parts', 1, partsMax);
  const shaded = reader.count('shaded', 0, partsMax * wholesMax, 0);
  const needed = Math.max(1, Math.ceil(shaded / parts));
  if (needed > wholesMax) reader.refuse('shaded', `needs more than ${wholesMax} wholes`);
  return {
    ...frame,
    type: 'fractionModel',
    shape: reader.choice('shape', ['bar', 'circle', 'rectangle', 'set'], 'bar'),
    wholes: Math.min(Math.max(reader.count('wholes', 1, wholesMax, 1), needed), wholesMax),
    parts,
    shaded,
  };
}

function describe({ shape, wholes, parts, shaded, studentBlank }: FractionModel): string {
  const what = shape === 'set' ? 'set' : shape;
  const cut = shape === 'set' ? `of ${counted(parts, 'counter')}` : `cut into ${counted(parts, 'equal part')}`;
  const model = `${counted(wholes, what)} ${wholes > 1 ? `each ${cut}` : cut}`;
  return sentences(
    `a fraction model: ${model}${studentBlank ? ', to be shaded' : ''}`,
    studentBlank ? '' : `${shaded} ${shaded === 1 ? 'is' : 'are'} shaded, which is ${shaded}/${parts}`,
  );
}
