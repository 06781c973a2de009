/**
 * A drawing as SVG markup: well-formed, every word escaped, with a title and a description for those who do not see it.
 * No style attribute, no script, no identifier and no address of anything else, so that it can stand in any page.
 * Its color is that of the text around it; classes let a page give tones to parts of it.
 */
import type { Label, Piece } from './label.ts';
import { boundsOf, type Fill, type LabelShape, type Point, type Shape, type Stroke, type Tone } from './scene.ts';
import { labelExtent, pieceWidth, shares } from './text-width.ts';

/** The title and the words that stand for the drawing. */
export interface Told {
  readonly title: string;
  readonly alternative: string;
}

const margin = 6;

/** The markup of a drawing. Its size in pixels is that of its view box; a page may make it smaller. */
export function writeSvg(shapes: readonly Shape[], told: Told): string {
  const bounds = boundsOf(shapes);
  const x = Math.floor(bounds.x - margin);
  const y = Math.floor(bounds.y - margin);
  const width = Math.ceil(bounds.x + bounds.width + margin) - x;
  const height = Math.ceil(bounds.y + bounds.height + margin) - y;
  const start = tag('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'figure-drawing',
    role: 'img',
    viewBox: `${x} ${y} ${width} ${height}`,
    width,
    height,
    'font-family': 'sans-serif',
    fill: 'none',
    stroke: 'none',
  });
  const title = told.title === '' ? '' : `<title>${escapeXml(told.title)}</title>`;
  return `${start}${title}<desc>${escapeXml(told.alternative)}</desc>${shapes.map(writeShape).join('')}</svg>`;
}

/** Text that stands for itself inside of markup. What XML cannot hold at all is left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function writeShape(shape: Shape): string {
  const tone = toneOf(shape.tone);
  if (shape.kind === 'label') return writeLabel(shape);
  if (shape.kind === 'hatch') {
    if (shape.segments.length === 0) return '';
    const d = shape.segments.map(([from, to]) => `M${place(from)}L${place(to)}`).join('');
    return `${tag('path', { class: tone, d, stroke: 'currentColor', 'stroke-width': 0.9, 'stroke-opacity': 0.75 }, true)}`;
  }
  const stroke = strokeOf(shape.stroke);
  if (shape.kind === 'dot') {
    const { center, radius } = shape;
    const fill = fillOf(shape.fill, tone);
    return tag('circle', { cx: short(center.x), cy: short(center.y), r: short(radius), ...fill, ...stroke }, true);
  }
  if (shape.kind === 'curve') {
    const [from, leaving, arriving, to] = shape.points;
    return tag(
      'path',
      { class: tone, d: `M${place(from)}C${[leaving, arriving, to].map(place).join(' ')}`, ...stroke },
      true,
    );
  }
  const points = shape.points.map(place).join(' ');
  if (shape.kind === 'line') return tag('polyline', { class: tone, points, ...stroke }, true);
  return tag('polygon', { points, ...fillOf(shape.fill, tone), ...stroke, 'stroke-linejoin': 'round' }, true);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function strokeOf(stroke: Stroke | null): Attributes {
  if (stroke === null) return {};
  const { width, dash, opacity } = stroke;
  return { stroke: 'currentColor', 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-opacity': opacity };
}

function fillOf(fill: Fill, tone: string | undefined): Attributes {
  if (fill === 'none') return { class: tone };
  if (fill === 'ink') return { class: tone, fill: 'currentColor' };
  if (fill === 'tint') return { class: tone, fill: 'currentColor', 'fill-opacity': 0.1 };
  return { class: [tone, 'figure-paper'].filter((name) => name !== undefined).join(' '), fill: 'white' };
}

function toneOf(tone: Tone | undefined): string | undefined {
  return tone === undefined || tone === 'ink' ? undefined : `figure-${tone}`;
}

/** A label: its runs of text one after another, each fraction as two texts and a bar. */
function writeLabel({ label, box, size, bold, align, tone }: LabelShape): string {
  const look = { class: toneOf(tone), 'font-size': size, 'font-weight': bold ? 700 : undefined };
  const middle = box.y + box.height / 2;
  const runs = runsOf(label);
  if (runs.length === 1 && runs[0]?.[0]?.kind !== 'fraction') {
    const x = align === 'start' ? box.x : align === 'end' ? box.x + box.width : box.x + box.width / 2;
    return writeRun(runs[0] ?? [], { x, y: middle }, size, { ...look, 'text-anchor': align });
  }
  let x = box.x;
  return runs
    .map((run) => {
      const { width } = labelExtent(run, size, bold);
      const center = { x: x + width / 2, y: middle };
      const [first] = run;
      x += width;
      if (first?.kind !== 'fraction') return writeRun(run, center, size, { ...look, 'text-anchor': 'middle' });
      return writeFraction(first, center, pieceWidth(first, size, bold), size, look);
    })
    .join('');
}

function runsOf(label: Label): Label[] {
  const runs: Piece[][] = [];
  for (const piece of label) {
    const last = runs.at(-1);
    if (last === undefined || piece.kind === 'fraction' || last[0]?.kind === 'fraction') runs.push([piece]);
    else last.push(piece);
  }
  return runs;
}

function writeRun(run: Label, at: Point, size: number, look: Attributes): string {
  let sunk = 0;
  const inside = run.map((piece) => {
    const dy = piece.kind === 'raised' ? -size * 0.38 : piece.kind === 'lowered' ? size * 0.18 : 0;
    const shift = dy - sunk;
    sunk = dy;
    const set = {
      dy: shift === 0 ? undefined : short(shift),
      'font-size': dy === 0 ? undefined : short(size * shares.raised),
      'font-style': piece.kind === 'text' && piece.slanted ? 'italic' : undefined,
      'text-decoration': piece.kind === 'barred' ? 'overline' : undefined,
    };
    const text = piece.kind === 'fraction' ? '' : escapeXml(piece.text);
    return Object.values(set).every((value) => value === undefined) ? text : `${tag('tspan', set)}${text}</tspan>`;
  });
  const start = tag('text', {
    x: short(at.x),
    y: short(at.y + size * 0.35),
    fill: 'currentColor',
    ...look,
    'xml:space': 'preserve',
  });
  return `${start}${inside.join('')}</text>`;
}

function writeFraction(
  { top, bottom }: Extract<Piece, { kind: 'fraction' }>,
  at: Point,
  width: number,
  size: number,
  look: Attributes,
): string {
  const small = size * shares.fraction;
  const set = { ...look, 'font-size': short(small), 'text-anchor': 'middle' };
  const half = width / 2 - size * shares.gap * 0.5;
  const bar = { x1: short(at.x - half), x2: short(at.x + half), y1: short(at.y), y2: short(at.y) };
  return [
    writeRun([{ kind: 'text', text: top, slanted: false }], { x: at.x, y: at.y - size * 0.52 }, small, set),
    tag('line', { class: look.class, ...bar, stroke: 'currentColor', 'stroke-width': 1.1 }, true),
    writeRun([{ kind: 'text', text: bottom, slanted: false }], { x: at.x, y: at.y + size * 0.56 }, small, set),
  ].join('');
}

function tag(name: string, attributes: Attributes, closed = false): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return `<${name}${written}${closed ? '/' : ''}>`;
}

const place = ({ x, y }: Point) => `${short(x)},${short(y)}`;

/** A hundredth of a pixel is exact enough on paper. */
const short = (value: number) => Math.round(value * 100) / 100;
