/** A tape diagram as it is drawn: every tape from one left edge, parts of one width wherever parts are alike. */
import { shaded } from '../hatch.ts';
import { type Label, numberLabel, readLabel, unknownMark, wordsLabel } from '../label.ts';
import { formFor, type NumberForm, toNumber } from '../rational.ts';
import { type Box, corners, labelAt, labelBeside, line, outline, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import type { Tape, TapeBrace, TapeDiagram, TapePart } from '../tape-diagram.ts';
import { labelExtent } from '../text-width.ts';
import { brace } from './marks.ts';
import { layName } from './names.ts';

const tapeHeight = 38;
const braceDepth = 13;
const widestPart = 110;

export function drawTapeDiagram(figure: TapeDiagram, width: number): Shape[] {
  return layTapeDiagram(figure, width).shapes;
}

/** The drawing, where each part of each tape stands in it, and how wide a part of size one is. */
export function layTapeDiagram(figure: TapeDiagram, width: number) {
  const sheet = new Sheet();
  const parts: Box[][] = [];
  const names = figure.tapes.map(({ label }) => layName(figure.showLabels ? label : '', Math.min(120, width * 0.28)));
  const widest = Math.max(...names.map((name) => name.width));
  const left = widest === 0 ? 0 : widest + 14;
  const unit = unitWidth(figure, width - left - 8);
  const sizes = figure.tapes.flatMap(({ parts }) => parts.flatMap(({ size }) => size ?? []));
  const form = formFor(sizes);
  let y = 0;
  figure.tapes.forEach((tape, index) => {
    const boxes = partBoxes(figure, tape, left, unit);
    const braces = figure.studentBlank ? [] : figure.braces.filter((one) => one.tape === index);
    const top = y + bracesHeight(figure, braces);
    const placed = boxes.map((box) => ({ ...box, y: top }));
    parts.push(placed);
    if (!figure.studentBlank) drawBraces(sheet, figure, braces, placed);
    const bottom = drawParts(sheet, figure, tape, placed, form);
    sheet.add(...(names[index]?.at(0, top + tapeHeight / 2) ?? []));
    y = (figure.studentBlank ? bottom : drawTotal(sheet, figure, tape, placed, bottom, form)) + 16;
    y = Math.max(y, top + tapeHeight / 2 + (names[index]?.height ?? 0) / 2 + 10);
  });
  return { shapes: sheet.shapes, parts, unit };
}

/** How wide a part of size one is (or, where parts are alike, any part). */
function unitWidth({ tapes, scale }: TapeDiagram, room: number): number {
  const units = tapes.map(({ parts }) => parts.reduce((before, part) => before + unitsOf(part, scale), 0));
  const most = Math.max(...units, 1e-9);
  return scale === 'equalParts' ? Math.min(room / most, widestPart) : room / most;
}

/** A part without a size counts as one where parts are as wide as they say. */
function unitsOf({ size }: TapePart, scale: TapeDiagram['scale']): number {
  return scale === 'equalParts' || !size ? 1 : toNumber(size);
}

function partBoxes({ scale }: TapeDiagram, { parts }: Tape, left: number, unit: number): Box[] {
  let units = 0;
  return parts.map((part) => {
    const from = units;
    units += unitsOf(part, scale);
    return { x: left + from * unit, y: 0, width: (units - from) * unit, height: tapeHeight };
  });
}

/** Draws the parts and gives the height at which what stands under the tape ends. */
function drawParts(sheet: Sheet, figure: TapeDiagram, tape: Tape, boxes: readonly Box[], form: NumberForm): number {
  const later: { readonly label: Label; readonly box: Box; readonly unknown: boolean }[] = [];
  boxes.forEach((box, index) => {
    const part = tape.parts[index];
    const written = part && figure.showLabels && !figure.studentBlank ? labelOf(part, form) : [];
    const unknown = part?.label === '' && part.size === null;
    const { width, height } = labelExtent(written, 14, unknown);
    const fits = width <= box.width - 6 && height <= box.height;
    const style = unknown ? ({ bold: true, tone: 'unknown' } as const) : {};
    const label = labelAt(written, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, style);
    if (part?.shaded && !figure.studentBlank) {
      sheet.add(...shaded(corners(box), { holes: fits && written.length > 0 ? [label.box] : [] }));
    }
    sheet.add(outline(corners(box)));
    if (written.length === 0) return;
    if (fits) sheet.add(label);
    else later.push({ label: written, box, unknown });
  });
  let bottom = (boxes[0]?.y ?? 0) + tapeHeight;
  const under = bottom;
  for (const { label, box, unknown } of later) {
    const x = box.x + box.width / 2;
    const style = unknown ? ({ bold: true, tone: 'unknown' } as const) : { size: 13 };
    const placed = sheet.writeOutward((distance) => labelBeside(label, { x, y: under + distance }, 'below', style), 8);
    if (!placed) continue;
    sheet.add(line({ x, y: under - tapeHeight * 0.3 }, { x, y: placed.box.y }, strokes.small, 'quiet'));
    bottom = Math.max(bottom, placed.box.y + placed.box.height);
  }
  return bottom;
}

function labelOf({ label, size }: TapePart, form: NumberForm): Label {
  if (label !== '') return readLabel(label);
  return size === undefined ? [] : numberLabel(size, form);
}

/** Braces that stand over the same part go one over the other. */
function lanesOf(braces: readonly TapeBrace[]): number[] {
  const lanes: TapeBrace[][] = [];
  const shortFirst = [...braces].sort((a, b) => a.toPart - a.fromPart - (b.toPart - b.fromPart));
  const laneOf = new Map<TapeBrace, number>();
  for (const one of shortFirst) {
    const free = lanes.findIndex((lane) =>
      lane.every((other) => one.toPart < other.fromPart || other.toPart < one.fromPart),
    );
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = [...(lanes[lane] ?? []), one];
    laneOf.set(one, lane);
  }
  return braces.map((one) => laneOf.get(one) ?? 0);
}

const laneHeight = (braces: readonly TapeBrace[]) =>
  braceDepth + 10 + Math.max(0, ...braces.map(({ label }) => labelExtent(readLabel(label), 14).height));

function bracesHeight(figure: TapeDiagram, braces: readonly TapeBrace[]): number {
  if (braces.length === 0) return 0;
  // One more lane, for a label that has to move out of the way of its neighbor.
  const crowded = figure.showLabels && braces.length > 1 ? 1 : 0;
  return (Math.max(...lanesOf(braces)) + 1 + crowded) * laneHeight(braces);
}

function drawBraces(sheet: Sheet, figure: TapeDiagram, braces: readonly TapeBrace[], boxes: readonly Box[]): void {
  const lanes = lanesOf(braces);
  const lane = laneHeight(braces);
  const order = braces.map((one, index) => ({ one, lane: lanes[index] ?? 0 })).sort((a, b) => a.lane - b.lane);
  for (const { one, lane: at } of order) {
    const [first, last] = [boxes[one.fromPart], boxes[one.toPart]];
    if (!first || !last) continue;
    const y = first.y - 5 - at * lane;
    const [from, to] = [first.x + 1, last.x + last.width - 1];
    sheet.add(...brace({ x: from, y }, { x: to, y }, braceDepth));
    sheet.keepFree({ x: from, y: y - braceDepth, width: to - from, height: braceDepth });
    if (!figure.showLabels) continue;
    const x = (from + to) / 2;
    sheet.writeOutward(
      (distance) => labelBeside(readLabel(one.label), { x, y: y - distance }, 'above'),
      braceDepth + 3,
    );
  }
}

/** The total under a tape; gives the height at which it ends. */
function drawTotal(
  sheet: Sheet,
  figure: TapeDiagram,
  { total }: Tape,
  boxes: readonly Box[],
  y: number,
  form: NumberForm,
): number {
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (total === undefined || !first || !last) return y;
  const ends = [
    { x: last.x + last.width - 1, y: y + 5 },
    { x: first.x + 1, y: y + 5 },
  ] as const;
  sheet.add(...brace(...ends, braceDepth));
  if (!figure.showLabels) return y + 5 + braceDepth;
  const label =
    total === null ? wordsLabel(unknownMark) : typeof total === 'string' ? readLabel(total) : numberLabel(total, form);
  const style = total === null ? ({ bold: true, tone: 'unknown' } as const) : { bold: true };
  const x = (first.x + last.x + last.width) / 2;
  const placed = labelBeside(label, { x, y: y + braceDepth + 8 }, 'below', style);
  sheet.add(placed);
  return placed.box.y + placed.box.height;
}
