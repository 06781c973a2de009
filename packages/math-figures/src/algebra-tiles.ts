/** Algebra tiles: squares, strips and units, positive or negative, on a mat for an expression or an equation. */
import { drawAlgebraTiles } from './drawing/algebra-tiles.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { counted, list, sentences } from './words.ts';

export interface AlgebraTiles extends Frame {
  readonly type: 'algebraTiles';
  readonly mat: 'expression' | 'equation';
  readonly left: readonly Tiles[];
  /** Empty on a mat for an expression. */
  readonly right: readonly Tiles[];
  /** Whether opposites are drawn side by side with a line around both. */
  readonly zeroPairs: boolean;
}

export interface Tiles {
  readonly kind: 'x2' | 'x' | 'one';
  readonly sign: 1 | -1;
  readonly count: number;
}

const tilesMax = 60;

export const algebraTiles: Representation<AlgebraTiles> = { read, describe, draw: drawAlgebraTiles };

function read(reader: FigureReader, frame: Frame): AlgebraTiles {
  const mat = reader.choice('mat', ['expression', 'equation'], 'expression');
  const side = (name: string) => {
    const tiles = reader.objects(name, 12, (item) => ({
      kind: item.choice('kind', ['x2', 'x', 'one'], 'one'),
      sign: readSign(item),
      count: item.count('count', 0, tilesMax, 1),
    }));
    if (tiles.reduce((sum, { count }) => sum + count, 0) > tilesMax)
      reader.refuse(name, `has more than ${tilesMax} tiles`);
    return tiles;
  };
  const [left, right] = [side('left'), side('right')];
  return {
    ...frame,
    type: 'algebraTiles',
    mat,
    left,
    right: mat === 'equation' ? right : [],
    zeroPairs: reader.flag('zeroPairs', false),
  };
}

/** 1 and −1, or how people say them. */
function readSign(item: FigureReader): 1 | -1 {
  const value = item.value('sign');
  if (value === undefined || value === 1 || value === '+' || value === 'positive') return 1;
  if (value === -1 || value === '-' || value === '−' || value === 'negative') return -1;
  item.refuse('sign', 'is neither 1 nor −1');
  return 1;
}

/** What a side comes to, as LaTeX: `2x^2 - x + 3`. */
export function expressionOf(tiles: readonly Tiles[]): string {
  const names = { x2: 'x^2', x: 'x', one: '' } as const;
  const terms = (['x2', 'x', 'one'] as const).flatMap((kind) => {
    const sum = tiles.filter((one) => one.kind === kind).reduce((total, { sign, count }) => total + sign * count, 0);
    if (sum === 0) return [];
    const size = Math.abs(sum) === 1 && kind !== 'one' ? '' : String(Math.abs(sum));
    return [{ negative: sum < 0, text: `${size}${names[kind]}` }];
  });
  const written = terms.map(({ negative, text }, index) =>
    index === 0 ? `${negative ? '-' : ''}${text}` : ` ${negative ? '-' : '+'} ${text}`,
  );
  return written.join('') || '0';
}

function describe(figure: AlgebraTiles): string {
  const { mat, left, right, studentBlank, zeroPairs } = figure;
  if (studentBlank) return sentences(`an empty mat for an ${mat} with algebra tiles`);
  const side = (tiles: readonly Tiles[]) => list(tiles.filter(({ count }) => count > 0).map(say)) || 'nothing';
  return sentences(
    mat === 'expression' ? `algebra tiles: ${side(left)}` : `algebra tiles, left: ${side(left)}`,
    mat === 'equation' ? `right: ${side(right)}` : '',
    zeroPairs ? 'opposites stand together as zero pairs' : '',
  );
}

function say({ kind, sign, count }: Tiles): string {
  const name = { x2: 'x-squared tile', x: 'x tile', one: 'unit tile' }[kind];
  return counted(count, `${sign < 0 ? 'negative' : 'positive'} ${name}`);
}
