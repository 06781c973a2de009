/** Algebra tiles as they are drawn: negative ones are hatched and carry a minus sign, so that no color is needed. */
import { type AlgebraTiles, expressionOf, type Tiles } from '../algebra-tiles.ts';
import { shaded } from '../hatch.ts';
import { readLabel } from '../label.ts';
import { type Box, corners, labelAt, labelBeside, line, outline, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';

const unit = 24;
const long = 58;
const gap = 8;
const room = 14;

const sizes = {
  x2: { width: long, height: long },
  x: { width: unit, height: long },
  one: { width: unit, height: unit },
};

interface Tile {
  readonly kind: Tiles['kind'];
  readonly sign: 1 | -1;
}

export function drawAlgebraTiles(figure: AlgebraTiles, width: number): Shape[] {
  const sheet = new Sheet();
  const equation = figure.mat === 'equation';
  const matWidth = equation ? Math.max(180, (width - 44) / 2) : width - 12;
  const sides = equation ? [figure.left, figure.right] : [figure.left];
  const rows = sides.map((tiles) =>
    layRows(figure.studentBlank ? [] : tilesOf(tiles, figure.zeroPairs), matWidth - 2 * room),
  );
  const height = Math.max(110, ...rows.map(({ height }) => height + 2 * room));
  for (const [index, side] of rows.entries()) {
    const left = index * (matWidth + 32);
    sheet.add(outline(corners({ x: left, y: 0, width: matWidth, height }), 'none', strokes.tick));
    for (const { tile, box } of side.placed) {
      drawTile(sheet, tile, { ...box, x: box.x + left + room, y: box.y + room }, figure.showLabels);
    }
    for (const pair of side.pairs) {
      sheet.add(
        outline(corners({ ...pair, x: pair.x + left + room, y: pair.y + room }), 'none', strokes.dashed, 'quiet'),
      );
    }
    const written = figure.showLabels && !figure.studentBlank;
    const expression = readLabel(`$${expressionOf(sides[index] ?? [])}$`);
    if (written) sheet.add(labelBeside(expression, { x: left + matWidth / 2, y: height + 6 }, 'below', { size: 16 }));
  }
  if (equation) {
    for (const y of [-4, 4]) {
      sheet.add(line({ x: matWidth + 8, y: height / 2 + y }, { x: matWidth + 24, y: height / 2 + y }, { width: 2.4 }));
    }
  }
  return sheet.shapes;
}

/** Single tiles, opposites first and next to one another where zero pairs are to be seen. */
function tilesOf(tiles: readonly Tiles[], zeroPairs: boolean): Tile[][] {
  return (['x2', 'x', 'one'] as const).flatMap((kind) => {
    const count = (sign: 1 | -1) =>
      tiles.filter((one) => one.kind === kind && one.sign === sign).reduce((sum, one) => sum + one.count, 0);
    const [plus, minus] = [count(1), count(-1)];
    const pairs = zeroPairs ? Math.min(plus, minus) : 0;
    const single = (sign: 1 | -1, many: number) => Array.from({ length: many }, (): Tile[] => [{ kind, sign }]);
    const paired = Array.from({ length: pairs }, (): Tile[] => [
      { kind, sign: 1 },
      { kind, sign: -1 },
    ]);
    return [...paired, ...single(1, plus - pairs), ...single(-1, minus - pairs)];
  });
}

/** Groups of tiles in rows as wide as the mat. */
function layRows(groups: readonly Tile[][], width: number) {
  const placed: { readonly tile: Tile; readonly box: Box }[] = [];
  const pairs: Box[] = [];
  let [x, y, tall] = [0, 0, 0];
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const size = sizes[first.kind];
    const wide = group.length * size.width + (group.length - 1) * gap + (group.length > 1 ? 6 : 0);
    if (x > 0 && x + wide > width) [x, y, tall] = [0, y + tall + gap + 4, 0];
    group.forEach((tile, index) => {
      placed.push({ tile, box: { ...size, x: x + index * (size.width + gap), y } });
    });
    if (group.length > 1) pairs.push({ x: x - 4, y: y - 4, width: 2 * size.width + gap + 8, height: size.height + 8 });
    x += wide + gap;
    tall = Math.max(tall, size.height);
  }
  return { placed, pairs, height: y + tall };
}

function drawTile(sheet: Sheet, { kind, sign }: Tile, box: Box, labels: boolean): void {
  const name = { x2: 'x^2', x: 'x', one: '1' }[kind];
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const label = labelAt(readLabel(`$${sign < 0 ? '-' : ''}${name}$`), center, { size: 13 });
  if (sign < 0) sheet.add(...shaded(corners(box), { gap: 5, holes: labels ? [label.box] : [] }));
  sheet.add(outline(corners(box), 'none', strokes.edge, 'mark'));
  if (labels) sheet.add(label);
}
