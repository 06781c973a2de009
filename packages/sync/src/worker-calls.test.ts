import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import type { Outcome, Trial } from '../testing/patience/asker.ts';
import type { PlantedBug } from '../testing/simulation/mutants.ts';

const NEVER_MS = 600_000;
/** Work is counted in processor time: on a busy machine it takes long. */
const MINUTES = { timeout: 120_000 };

/** A worker that waits without working, one that works, … and what must become of them. */
const trials = {
  waits: { patience: { workMs: 500, silenceMs: NEVER_MS }, tasks: [{ workMs: 0, waitMs: 1_000 }], readsLateByMs: 0 },
  'is in a loop': {
    patience: { workMs: 500, silenceMs: NEVER_MS },
    tasks: [{ workMs: Number.POSITIVE_INFINITY, waitMs: 0 }],
    readsLateByMs: 0,
  },
  'is silent for ever': {
    patience: { workMs: NEVER_MS, silenceMs: 500 },
    tasks: [{ workMs: 0, waitMs: Number.POSITIVE_INFINITY }],
    readsLateByMs: 0,
  },
  'answers again and again': {
    patience: { workMs: 500, silenceMs: NEVER_MS },
    tasks: Array.from({ length: 4 }, () => ({ workMs: 200, waitMs: 600 })),
    readsLateByMs: 0,
  },
  'is heard late': {
    patience: { workMs: NEVER_MS, silenceMs: 500 },
    tasks: [{ workMs: 0, waitMs: 0 }],
    readsLateByMs: 1_000,
  },
} satisfies Record<string, Trial>;

async function outcomeOf(trial: Trial, bug: PlantedBug | null = null): Promise<Outcome> {
  const asker = new Worker(new URL('../testing/patience/asker.ts', import.meta.url), { workerData: { trial, bug } });
  const [outcome] = (await once(asker, 'message')) as [Outcome];
  await asker.terminate();
  return outcome;
}

describe('a worker is ended for what it has worked since its last answer (§O7)', MINUTES, () => {
  test('one that waits for a core or a disk is not', async () => {
    expect(await outcomeOf(trials.waits)).toMatchObject({ answered: 1, ended: 0 });
  });

  test('one in a loop is, once it has had the time', async () => {
    const { answered, ended, usedMs } = await outcomeOf(trials['is in a loop']);
    expect({ answered, ended }).toEqual({ answered: 0, ended: 1 });
    expect(usedMs).toBeGreaterThanOrEqual(500 - 1);
  });

  test('one that neither works nor answers is, in the end', async () => {
    expect(await outcomeOf(trials['is silent for ever'])).toMatchObject({ answered: 0, ended: 1 });
  });

  test('one that goes on answering is not, however much it works', async () => {
    expect(await outcomeOf(trials['answers again and again'])).toMatchObject({ answered: 4, ended: 0 });
  });

  test('an answer that lies there is an answer, however late it is read', async () => {
    expect(await outcomeOf(trials['is heard late'])).toMatchObject({ answered: 1, ended: 0 });
  });
});

const file = 'src/worker-calls.ts';
const bugs: readonly (PlantedBug & { readonly trial: keyof typeof trials })[] = [
  {
    name: 'patience-by-the-clock',
    what: 'a worker that a busy machine keeps waiting is ended',
    file,
    find: 'const left = workMs - (usedMs - this.#usedMs);',
    replace: 'const left = 0;',
    trial: 'waits',
  },
  {
    name: 'work-since-it-began',
    what: 'a worker is ended for all that it has ever worked',
    file,
    find: '      this.#usedMs = answer.usedMs ?? 0;\n',
    replace: '',
    trial: 'answers again and again',
  },
  {
    name: 'unread-answer',
    what: 'a thread that was kept from reading an answer ends the worker that gave it',
    file,
    find: '    await new Promise(setImmediate);\n',
    replace: '',
    trial: 'is heard late',
  },
];

test.each(bugs)('a planted bug is found: $what', MINUTES, async ({ trial, ...bug }) => {
  expect(await outcomeOf(trials[trial], bug)).toMatchObject({ ended: 1 });
});
