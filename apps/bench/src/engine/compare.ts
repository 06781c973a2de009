/** Runs the workloads on every engine in turns, round after round, so that a noisy minute hits all of them. */

import type { Peer } from './peers.ts';
import { DidNotFinish, Stage } from './stage.ts';
import { type Result, tableOf } from './tables.ts';
import { type Answer, type Workload, workloads } from './workloads.ts';

/** The workloads of these names, or all. Throws at a name that there is not. */
export function workloadsNamed(names: readonly string[]): readonly Workload[] {
  if (names.length === 0) return workloads;
  return names.map((name) => {
    const found = workloads.find((workload) => workload.name === name);
    if (found === undefined)
      throw new Error(`“${name}” is not one of: ${workloads.map(({ name }) => name).join(', ')}`);
    return found;
  });
}

/** Measures one workload on these engines. Answers a Markdown table. */
export async function compare(workload: Workload, peers: readonly Peer[], rounds: number): Promise<string> {
  const results = peers
    .filter((peer) => canBeAsked(peer, workload))
    .map((peer): Result => ({ peer: peer.name, answers: [], isSaturated: false }));
  for (
    let round = 1;
    workload.missing === undefined && round <= Math.min(rounds, workload.roundsMax ?? rounds);
    round++
  ) {
    for (const result of results) {
      const { peer, answers, isSaturated } = result;
      if (isSaturated) continue;
      const answer = await runOnce(workload, peers.find(({ name }) => name === peer) as Peer);
      if (answer === 'saturated') result.isSaturated = true;
      else if (answer !== null) answers.push(answer);
      console.log(
        workload.name,
        round,
        peer,
        ...(answer === null || answer === 'saturated'
          ? [answer ?? 'failed']
          : [answer.figures, `others ${answer.measured?.othersPercent.toFixed(0)} %`]),
      );
    }
  }
  return tableOf(workload, results);
}

function canBeAsked({ answers, keeps }: Peer, { needs }: Workload): boolean {
  return needs === 'nothing' || (needs === 'answers' ? answers : keeps);
}

/** Null if the engine, or the load, did not come through: the table says so. */
async function runOnce(workload: Workload, peer: Peer): Promise<Answer | 'saturated' | null> {
  const stage = new Stage(peer);
  try {
    await stage.raise();
    return await workload.run(stage);
  } catch (error) {
    console.error(`${workload.name}, ${peer.name}:`, error);
    return error instanceof DidNotFinish ? 'saturated' : null;
  } finally {
    await stage.clear();
  }
}
