/** A solid by its dimensions, drawn as a body or unfolded as a net. */
import { drawNet } from './drawing/net.ts';
import { drawSolid } from './drawing/solid.ts';
import type { Rational } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { list, sayLabel, sayNumber, sentences } from './words.ts';

const dimensionsOf = {
  rectangularPrism: ['length', 'width', 'height'],
  triangularPrism: ['base', 'height', 'length'],
  pyramid: ['base', 'height'],
  cylinder: ['radius', 'height'],
  cone: ['radius', 'height'],
  sphere: ['radius'],
} as const;
type SolidName = keyof typeof dimensionsOf;

interface SolidData extends Frame {
  readonly solid: SolidName;
  /** In the order of the solid's own dimensions; null where one is unknown. A pyramid stands on a square. */
  readonly dimensions: readonly { readonly name: string; readonly size: Rational | null }[];
  readonly unit: string;
  readonly faceLabels: readonly string[];
}

export interface Solid extends SolidData {
  readonly type: 'solid';
}

export interface Net extends SolidData {
  readonly type: 'net';
}

export const solid: Representation<Solid> = {
  read: (reader, frame) => ({ type: 'solid', ...read(reader, frame) }),
  describe: (figure) => describe(figure, 'a'),
  draw: drawSolid,
};

export const net: Representation<Net> = {
  read: (reader, frame) => {
    if (reader.value('solid') === 'sphere') reader.refuse('solid', 'has no net: a sphere does not unfold');
    return { type: 'net', ...read(reader, frame) };
  },
  describe: (figure) => describe(figure, 'the net of a'),
  draw: drawNet,
};

function read(reader: FigureReader, frame: Frame): SolidData {
  const name = reader.choice('solid', Object.keys(dimensionsOf) as SolidName[], 'rectangularPrism');
  const given = reader.maybeObject('dimensions') ?? reader;
  const dimensions = dimensionsOf[name].map((dimension) => {
    const size = given.maybe(dimension);
    if (size !== null && size.n <= 0) given.refuse(dimension, 'is not above zero');
    return { name: dimension, size };
  });
  return { ...frame, solid: name, dimensions, unit: reader.text('unit'), faceLabels: reader.texts('faceLabels', 8) };
}

function describe({ solid: name, dimensions, unit, faceLabels, studentBlank }: Solid | Net, what: string): string {
  const said = name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  if (studentBlank) return sentences(`${what} ${said}, to be labeled`);
  const sizes = dimensions.map(({ name: side, size }) =>
    size === null ? `an unknown ${side}` : `${side} ${sayNumber(size)}${unit && ` ${sayLabel(unit)}`}`,
  );
  const faces = faceLabels.map(sayLabel).filter((label) => label !== '');
  return sentences(
    `${what} ${said} with ${list(sizes)}`,
    faces.length === 0 ? '' : `${faces.length === 1 ? 'one face is' : 'its faces are'} labeled ${list(faces)}`,
  );
}
