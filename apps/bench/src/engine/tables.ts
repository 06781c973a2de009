/** Figures of several engines as a Markdown table: median, spread, our ratio to Hocuspocus, and what we want. */

import { ours, rival } from './peers.ts';
import { median } from './spread.ts';
import type { Answer, Workload } from './workloads.ts';

/** What one engine answered, round after round; fewer answers than rounds where it failed. */
export interface Result {
  readonly peer: string;
  readonly answers: Answer[];
  /** Was it so far behind in a round that it did not come to an end? Then it is not asked again. */
  isSaturated: boolean;
}

export function tableOf(workload: Workload, results: readonly Result[]): string {
  const head = ['', ...results.map(({ peer }) => peer), `${ours} ÷ ${rival}`, 'goal'];
  const rows = workload.missing === undefined ? [...figureRows(workload, results), ...machineRow(results)] : [];
  return [
    `### ${workload.what}`,
    '',
    ...(workload.missing === undefined ? [] : [`Not measured: ${workload.missing}.`, '']),
    ...(rows.length === 0
      ? []
      : [row(head), `| --- |${' ---: |'.repeat(head.length - 2)} --- |`, ...rows.map(row), '']),
  ].join('\n');
}

function figureRows(workload: Workload, results: readonly Result[]): string[][] {
  const names = Object.keys(results.find(({ answers }) => answers.length > 0)?.answers[0]?.figures ?? {});
  return names.map((name) => {
    const valuesOf = (peer: string) =>
      results.find((result) => result.peer === peer)?.answers.map(({ figures }) => figures[name] ?? Number.NaN) ?? [];
    const medianOf = (peer: string) => median(valuesOf(peer));
    const ratio = medianOf(ours) / medianOf(rival);
    const goal = workload.goals[name];
    return [
      name,
      ...results.map((result) => (result.isSaturated ? 'saturated, did not finish' : cellOf(valuesOf(result.peer)))),
      Number.isFinite(ratio) ? `${rounded(ratio)}×` : '',
      goal === undefined ? '' : `${goal.words}: ${goal.isReached(medianOf) ? 'reached' : '**not reached**'}`,
    ];
  });
}

/** How much of a core went to neither server nor load while it was measured. */
function machineRow(results: readonly Result[]): string[][] {
  if (results.every(({ answers }) => answers.every(({ measured }) => measured === null))) return [];
  const cells = results.map(({ answers }) =>
    answers.length === 0 ? '' : cellOf(answers.map(({ measured }) => measured?.othersPercent ?? Number.NaN)),
  );
  return [['_others on the machine, % of a core_', ...cells, '', '']];
}

function cellOf(values: readonly number[]): string {
  if (values.length === 0) return 'failed';
  if (values.some(Number.isNaN)) return '?';
  const least = Math.min(...values);
  const most = Math.max(...values);
  const spread = values.length > 1 && least !== most ? ` (${rounded(least)}–${rounded(most)})` : '';
  return `${rounded(median(values))}${spread}`;
}

export function rounded(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

export const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
