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
