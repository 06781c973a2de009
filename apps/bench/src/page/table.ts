/** The page's figures as tables. */
import { median } from '../engine/spread.ts';
import type { Row } from './row.ts';

export function pageTable(title: string, rows: readonly Row[]): string {
  const beside = rows.some(({ oneEditor }) => oneEditor.length > 0);
  const lines = rows.map(({ what, tangram, oneEditor, goal }) =>
    cells([what, shown(tangram), ...(beside ? [shown(oneEditor)] : []), said(goal, median(tangram))]),
  );
  return [
    `### ${title}`,
    '',
    cells(['', 'Tangram', ...(beside ? ['one big editor'] : []), 'goal']),
    `| --- | ---: |${beside ? ' ---: |' : ''} --- |`,
    ...lines,
    '',
  ].join('\n');
}

const cells = (all: readonly string[]) => `| ${all.join(' | ')} |`;

/** The median; least and most in brackets. */
function shown(values: readonly number[]): string {
  if (values.length === 0) return '';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = rounded(median(values));
  return least === most ? middle : `${middle} (${rounded(least)}–${rounded(most)})`;
}

const rounded = (value: number) => (Math.abs(value) < 100 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0));

function said(goal: number | null, value: number): string {
  if (goal === null) return '';
  return `≤ ${goal.toLocaleString('en')}: ${value <= goal ? 'reached' : '**not reached**'}`;
}

export interface ReviewFigures {
  readonly keyToPaintMs: { readonly p50: number; readonly p95: number };
  readonly longTasksOver100Ms: number;
}

/** The page with Review beside the same page without it, by rounds. */
export function reviewTable(figures: Readonly<Record<'with' | 'without', readonly ReviewFigures[]>>): string {
  const row = (name: string, value: (figure: ReviewFigures) => number) => {
    const [on, off] = [median(figures.with.map(value)), median(figures.without.map(value))];
    return cells([name, on.toFixed(1), off.toFixed(1), off === 0 ? '' : `${(on / off).toFixed(2)}×`]);
  };
  return [
    `In the page, CPU slowed 4×, while eight others type; medians of ${figures.with.length} openings each, in turns:`,
    '',
    '| | with Review | without | with ÷ without |',
    '| --- | ---: | ---: | ---: |',
    row('key to paint p50, ms', ({ keyToPaintMs }) => keyToPaintMs.p50),
    row('key to paint p95, ms', ({ keyToPaintMs }) => keyToPaintMs.p95),
    row('tasks over 100 ms', ({ longTasksOver100Ms }) => longTasksOver100Ms),
    '',
  ].join('\n');
}
