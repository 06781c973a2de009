/** The page's figures as a table. */

import type { PageFigures } from './long-plan.ts';

export function pageTable(figures: readonly PageFigures[]): string {
  const columns = figures.map(({ slowedBy }) => (slowedBy === 1 ? 'as it is' : `CPU slowed ${slowedBy}×`));
  const row = (name: string, value: (figure: PageFigures) => number) =>
    `| ${name} | ${figures.map((figure) => Math.round(value(figure) * 10) / 10).join(' | ')} |`;
  return [
    '### The big unit (40 sections, 12,000 words, 200 formulas) while eight others type',
    '',
    `| | ${columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    row('open: readable, ms', ({ readableMs }) => readableMs),
    row('open: typing, ms', ({ typingMs }) => typingMs),
    row('key to paint p50, ms', ({ keyToPaintMs }) => keyToPaintMs.p50),
    row('key to paint p95, ms', ({ keyToPaintMs }) => keyToPaintMs.p95),
    row('an idle frame p50, ms', ({ idleFrameMs }) => idleFrameMs.p50),
    row('an idle frame p95, ms', ({ idleFrameMs }) => idleFrameMs.p95),
    row('tasks over 100 ms', ({ longTasksOver100Ms }) => longTasksOver100Ms),
    '',
  ].join('\n');
}

/** The page with Review beside the same page without it, by rounds. */
export function reviewTable(figures: Readonly<Record<'with' | 'without', readonly PageFigures[]>>): string {
  const row = (name: string, value: (figure: PageFigures) => number) => {
    const [on, off] = [figures.with, figures.without].map((all) => median(all.map(value)));
    const ratio = on !== undefined && off ? `${(on / off).toFixed(2)}×` : '';
    return `| ${name} | ${on?.toFixed(1)} | ${off?.toFixed(1)} | ${ratio} |`;
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}
