/** Runs the workloads on every engine in turns, round after round, so that a noisy minute hits all of them. */

import { peers } from './peers.ts';
import { median } from './spread.ts';
import { Stage } from './stage.ts';
import { type Figures, workloads } from './workloads.ts';

/** Measures; `names` chooses workloads, all if it is empty. Answers a Markdown table for each. */
export async function compareEngines(names: readonly string[], rounds: number): Promise<string> {
  const chosen = workloads.filter(({ name }) => names.length === 0 || names.includes(name));
  const tables: string[] = [];
  for (const workload of chosen) {
    const asked = peers.filter(({ stores }) => stores || !workload.needsStore);
    const results = new Map(asked.map(({ name }) => [name, [] as Figures[]]));
    for (let round = 0; round < rounds; round++) {
      for (const peer of asked) {
        const stage = new Stage(peer);
        await stage.raise();
        try {
          const figures = await workload.run(stage);
          results.get(peer.name)?.push(figures);
          console.log(workload.name, round + 1, peer.name, figures);
        } finally {
          await stage.clear();
        }
      }
    }
    tables.push(tableOf(workload.what, results));
  }
  return tables.join('\n');
}

function tableOf(what: string, results: ReadonlyMap<string, readonly Figures[]>): string {
  const names = [...results.keys()];
  const figures = Object.keys([...results.values()][0]?.[0] ?? {});
  const rows = figures.map((figure) => {
    const cells = names.map((name) => cellOf((results.get(name) ?? []).map((result) => result[figure] ?? Number.NaN)));
    return `| ${figure} | ${cells.join(' | ')} |`;
  });
  return [
    `### ${what}`,
    '',
    `| | ${names.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(names.length)}`,
    ...rows,
    '',
  ].join('\n');
}

function cellOf(values: readonly number[]): string {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const spread = values.length > 1 && least !== most ? ` (${round(least)}–${round(most)})` : '';
  return `${round(median(values))}${spread}`;
}

function round(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
