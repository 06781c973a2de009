/** Where everything of the progress chart stands: exact positions from exact numbers, for any width. */
import type { Progress } from '@tangram/plan/checks';

interface ChartPoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly value: string;
  readonly assessed: number | null;
  readonly kind: 'baseline' | 'onTrack' | 'below' | 'apart';
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly line: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null;
  readonly points: readonly ChartPoint[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

const height = 240;
const margin = { left: 40, right: 18, top: 24, bottom: 30 };
/** As close as two dates may be written beside each other, in pixels. */
const dateGap = 58;

/** Null while there is nothing to draw. */
export function chartOf(progress: Progress, width: number): Chart | null {
  const { line, baseline } = progress;
  // What is measured on another scale cannot stand beside the line.
  const points = progress.points.filter(({ metric }) => metric === progress.metric);
  const days = [...points, ...(baseline ? [baseline] : [])].map(({ day }) => day);
  if (line) days.push(line.fromDay, line.toDay);
  if (days.length === 0) return null;
  const values = [...points, ...(baseline ? [baseline] : [])].map(({ value }) => value);
  if (line) values.push(line.from, line.to);
  const [firstDay, lastDay] = [Math.min(...days), Math.max(...days)];
  const { low, high, step } = scaleFor(Math.min(...values), Math.max(...values), topOf(progress));
  const plot = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const x = (day: number) =>
    firstDay === lastDay
      ? (plot.left + plot.right) / 2
      : plot.left + ((day - firstDay) / (lastDay - firstDay)) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const drawn: ChartPoint[] = points.map((point) => ({
    key: point.row ?? point.date,
    x: x(point.day),
    y: y(point.value),
    value: String(point.value),
    assessed: point.countAssessed,
    kind: point.onTrack === null ? 'apart' : point.onTrack ? 'onTrack' : 'below',
  }));
  if (baseline) {
    const { day, value, countAssessed } = baseline;
    drawn.unshift({
      key: 'baseline',
      x: x(day),
      y: y(value),
      value: String(value),
      assessed: countAssessed,
      kind: 'baseline',
    });
  }
  const ticks = Math.round((high - low) / step);
  return {
    width,
    height,
    plot,
    line: line && { x1: x(line.fromDay), y1: y(line.from), x2: x(line.toDay), y2: y(line.to) },
    points: drawn,
    yTicks: Array.from({ length: ticks + 1 }, (_, i) => ({
      y: y(low + i * step),
      label: String(round(low + i * step)),
    })),
    xTicks: datesOf(
      [...new Set(days)].sort((a, b) => a - b),
      x,
      plot.right - plot.left,
    ),
  };
}

/** Percents end at 100 and scores at what they are out of. */
function topOf({ metric, outOf }: Progress): number | null {
  return metric === 'meanPercent' || metric === 'percentAtGoal' ? 100 : metric === 'meanScore' ? outOf : null;
}

/** Round numbers around what is to be shown, four to seven of them. */
export function scaleFor(min: number, max: number, top: number | null): { low: number; high: number; step: number } {
  const room = Math.max(max - min, Math.abs(max) * 0.1, 1);
  const rough = room / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? 10 * power;
  const low = Math.max(0, Math.floor((min - step / 4) / step) * step);
  const wanted = Math.ceil((max + step / 4) / step) * step;
  const high = top !== null && top >= max && top < wanted && (top - low) % step === 0 ? top : wanted;
  return { low, high: Math.max(high, low + step), step };
}

/** The first and the last date, and between them as many as can be read. */
function datesOf(days: readonly number[], x: (day: number) => number, width: number): Chart['xTicks'] {
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  const shown = [first];
  for (const day of days.slice(1, -1)) {
    const before = x(shown.at(-1) ?? first);
    if (x(day) - before >= dateGap && x(last) - x(day) >= dateGap) shown.push(day);
  }
  if (last !== first && width >= dateGap) shown.push(last);
  return shown.map((day, i) => ({
    x: x(day),
    label: monthDay(day),
    anchor: shown.length === 1 ? 'middle' : i === 0 ? 'start' : i === shown.length - 1 ? 'end' : 'middle',
  }));
}

const dayMs = 86_400_000;
const monthDay = (day: number) =>
  new Date(day * dayMs).toLocaleDateString('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const round = (value: number) => Math.round(value * 1_000) / 1_000;
