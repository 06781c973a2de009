/** What every kind of figure has in common, and what a kind must be able to do. */
import type { FigureReader } from './reading.ts';
import type { Shape } from './scene.ts';

/** What every figure says of itself beside its drawing. */
export interface Frame {
  readonly title: string;
  /** Words for those who do not see it; '' asks for the automatic ones. */
  readonly altText: string;
  readonly caption: string;
  readonly showLabels: boolean;
  /** The frame alone, without values, for students to fill in. */
  readonly studentBlank: boolean;
  /** A sample that is wrong on purpose. It is drawn as it is; checks stay quiet. */
  readonly intendedError: boolean;
}

export interface Representation<F> {
  /** Reads what is its own; what is wrong is noted by the reader. */
  read(reader: FigureReader, frame: Frame): F;
  /** Every value of it in words. */
  describe(figure: F): string;
  /** Its shapes, about this wide. May throw `NotExact`. */
  draw(figure: F, width: number): Shape[];
}

export function readFrame(reader: FigureReader): Frame {
  return {
    title: reader.text('title'),
    altText: readLongText(reader, 'altText'),
    caption: readLongText(reader, 'caption'),
    showLabels: reader.flag('showLabels', true),
    studentBlank: reader.flag('studentBlank', false),
    intendedError: reader.flag('intendedError', false),
  };
}

/** Sentences, which may be longer than a label. */
function readLongText(reader: FigureReader, name: string): string {
  const value = reader.value(name);
  if (value !== undefined && typeof value !== 'string') reader.refuse(name, 'is no text');
  return typeof value === 'string' ? value : '';
}
