/** The dimensions of a solid: how large each is drawn, and how it is written. */
import { type Label, numberLabel, wordsLabel } from '../label.ts';
import { toNumber } from '../rational.ts';
import type { Net, Solid } from '../solid.ts';

export interface Dimensions {
  /** Sizes that keep their proportions as far as all of them can be seen. An unknown is as large as the others on average. */
  readonly sizes: readonly number[];
  readonly labels: readonly Label[];
}

export function layDimensions(figure: Solid | Net, most: number): Dimensions {
  const known = figure.dimensions.flatMap(({ size }) => (size ? toNumber(size) : []));
  const usual = known.length === 0 ? 1 : known.reduce((sum, size) => sum + size, 0) / known.length;
  const raw = figure.dimensions.map(({ size }) => (size ? toNumber(size) : usual));
  const largest = Math.max(...raw);
  const shown = figure.showLabels && !figure.studentBlank;
  return {
    sizes: raw.map((size) => Math.max(size / largest, 0.25) * most),
    labels: figure.dimensions.map(({ size }) => {
      if (!shown) return [];
      return [...numberLabel(size), ...(figure.unit === '' ? [] : wordsLabel(` ${figure.unit}`))];
    }),
  };
}
