/** A CPU profile as V8 writes it, summed up: how long was each step, and each function, at work? */

import { type Frame, notWork, stepOf } from './steps.ts';

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface Summary {
  /** step → its part of the time at work, 0 to 1 */
  readonly steps: ReadonlyMap<string, number>;
  /** the functions that took most, with their part */
  readonly functions: readonly (readonly [name: string, part: number])[];
  /** files of ours that were at work here, which tell what thread it is */
  readonly files: ReadonlySet<string>;
}

/** Samples are 200 µs apart. One that comes much later tells that another thread or process had the core meanwhile. */
const SAMPLE_US_MAX = 300;

export function summarize(text: string): Summary {
  const { nodes, samples, timeDeltas } = JSON.parse(text) as Profile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const stepAt = (id: number): string => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame;
      const step = frame === undefined ? null : stepOf(frame);
      if (step !== null) return step;
    }
    return 'other';
  };
  const known = new Map<number, string>();
  const steps = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  for (const [i, id] of samples.entries()) {
    const step = known.get(id) ?? stepAt(id);
    known.set(id, step);
    if (notWork.has(step)) continue;
    const took = Math.min(timeDeltas[i] ?? 0, SAMPLE_US_MAX);
    total += took;
    steps.set(step, (steps.get(step) ?? 0) + took);
    const name = nameOf(byId.get(id)?.callFrame);
    functions.set(name, (functions.get(name) ?? 0) + took);
  }
  const parts = (sums: ReadonlyMap<string, number>) =>
    [...sums].map(([name, took]) => [name, took / total] as const).sort((a, b) => b[1] - a[1]);
  const files = new Set(nodes.map(({ callFrame }) => /sync\/src\/(.*)\.ts$/.exec(callFrame.url)?.[1] ?? ''));
  return { steps: new Map(parts(steps)), functions: parts(functions), files };
}

function nameOf(frame: Frame = { functionName: '?', url: '' }): string {
  const place = frame.url.split('/').slice(-2).join('/');
  return `${frame.functionName || '(unnamed)'} ${place}`.trim();
}
