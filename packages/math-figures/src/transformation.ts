/** A transformation: a polygon, the moves made with it one after another, and the image that they make. */
import { drawTransformation } from './drawing/transformation.ts';
import { readLine, readPoint, type Spot, type Straight, sayLine, saySpot } from './plane-parts.ts';
import { type Rational, toNumber } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import type { Point } from './scene.ts';
import { list, sayLabel, sayNumber, sentences } from './words.ts';

export interface Transformation extends Frame {
  readonly type: 'transformation';
  readonly preimage: readonly (Spot & { readonly label: string })[];
  readonly moves: readonly Move[];
}

type Move =
  | { readonly kind: 'translate'; readonly dx: Rational; readonly dy: Rational }
  | { readonly kind: 'rotate'; readonly center: Spot; readonly degrees: Rational }
  | { readonly kind: 'reflect'; readonly line: Straight }
  | { readonly kind: 'dilate'; readonly center: Spot; readonly factor: Rational };

const origin: Spot = { x: { n: 0, d: 1 }, y: { n: 0, d: 1 } };

export const transformation: Representation<Transformation> = { read, describe, draw: drawTransformation };

function read(reader: FigureReader, frame: Frame): Transformation {
  const list = Array.isArray(reader.value('preimage')) ? reader : (reader.maybeObject('preimage') ?? reader);
  const name = list === reader ? 'preimage' : 'vertices';
  const preimage = list.objects(name, 12, (item) => ({ ...readPoint(item), label: item.text('label') }));
  list.notEmpty(name, preimage);
  if (preimage.length > 0 && preimage.length < 3) list.refuse(name, 'has fewer than three corners');
  return { ...frame, type: 'transformation', preimage, moves: reader.objects('moves', 6, readMove) };
}

function readMove(item: FigureReader): Move {
  const inside = (name: string) => item.maybeObject(name);
  const named = (['translate', 'rotate', 'reflect', 'dilate'] as const).find((name) => inside(name) !== null);
  const kind = named ?? item.choice('kind', ['translate', 'rotate', 'reflect', 'dilate'], 'translate');
  const at = named ? item.object(named) : item;
  const center = () => {
    const given = at.maybeObject('center');
    return given ? readPoint(given) : origin;
  };
  if (kind === 'translate') return { kind, dx: at.number('dx'), dy: at.number('dy') };
  if (kind === 'rotate') return { kind, center: center(), degrees: at.number('degrees') };
  if (kind === 'dilate') return { kind, center: center(), factor: at.number('factor') };
  const axis = at.value('line');
  if (axis === 'x') return { kind, line: { kind: 'sloped', slope: origin.x, intercept: origin.x, through: null } };
  if (axis === 'y') return { kind, line: { kind: 'upright', x: origin.x, through: null } };
  return { kind, line: readLine(at.maybeObject('line') ?? at) };
}

/** The polygon before the moves, and after each of them. */
export function stagesOf({ preimage, moves }: Transformation): Point[][] {
  const stages = [preimage.map(({ x, y }) => ({ x: toNumber(x), y: toNumber(y) }))];
  for (const move of moves) stages.push((stages.at(-1) ?? []).map((point) => moved(point, move)));
  return stages;
}

function moved({ x, y }: Point, move: Move): Point {
  if (move.kind === 'translate') return { x: x + toNumber(move.dx), y: y + toNumber(move.dy) };
  if (move.kind === 'reflect') return mirrored({ x, y }, move.line);
  const center = { x: toNumber(move.center.x), y: toNumber(move.center.y) };
  const [dx, dy] = [x - center.x, y - center.y];
  if (move.kind === 'dilate')
    return { x: center.x + dx * toNumber(move.factor), y: center.y + dy * toNumber(move.factor) };
  const turn = (toNumber(move.degrees) * Math.PI) / 180;
  // A quarter turn is exact: sine and cosine are rounded where they differ from a whole number by nothing.
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((value) =>
    Math.abs(value - Math.round(value)) < 1e-12 ? Math.round(value) : value,
  ) as [number, number];
  return { x: center.x + dx * cos - dy * sin, y: center.y + dx * sin + dy * cos };
}

function mirrored({ x, y }: Point, line: Straight): Point {
  if (line.kind === 'upright') return { x: 2 * toNumber(line.x) - x, y };
  const [slope, intercept] = [toNumber(line.slope), toNumber(line.intercept)];
  const share = (x + (y - intercept) * slope) / (1 + slope * slope);
  return { x: 2 * share - x, y: 2 * (share * slope + intercept) - y };
}

function describe(figure: Transformation): string {
  const { preimage, moves, studentBlank } = figure;
  const corners = preimage.map((one) => [sayLabel(one.label), saySpot(one)].filter(Boolean).join(' '));
  const image = (stagesOf(figure).at(-1) ?? []).map(({ x, y }) => `(${written(x)}, ${written(y)})`);
  return sentences(
    `a polygon with corners at ${list(corners)} on a coordinate plane`,
    ...moves.map(sayMove),
    studentBlank ? 'the image is to be drawn' : moves.length > 0 ? `its image has corners at ${list(image)}` : '',
  );
}

function sayMove(move: Move): string {
  if (move.kind === 'translate') return `it is moved ${sayNumber(move.dx)} along x and ${sayNumber(move.dy)} along y`;
  if (move.kind === 'reflect') return `it is reflected over the line ${sayLine(move.line)}`;
  if (move.kind === 'rotate')
    return `it is turned ${sayNumber(move.degrees)} degrees against the clock around ${saySpot(move.center)}`;
  return `it is dilated from ${saySpot(move.center)} by ${sayNumber(move.factor)}`;
}

const written = (value: number) => String(Math.round(value * 100) / 100).replace('-', '−');
