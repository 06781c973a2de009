/**
 * Comparing two states of a plan's document, in a thread of its own that stays for a while: nobody's keys wait for it. One
 * comparison after the other, with an end to patience and memory.
 */
import { Worker } from 'node:worker_threads';
import type { ChangedSection, DiffLine } from '@tangram/contract';
import type { LoggedChange } from '@tangram/plan/changes';

export interface Comparison {
  /** A compressed state of the document, not later than what is compared with. */
  readonly state: Uint8Array;
  /** What was written between that state and the one that is compared with. */
  readonly until: readonly LoggedChange[];
  /** What was written since. */
  readonly since: readonly LoggedChange[];
}

/** A section that changed, with everybody who wrote in it and when they last did. */
export interface ComparedSection extends Pick<ChangedSection, 'id' | 'name' | 'change' | 'moved'> {
  readonly by: readonly (readonly [author: string, at: number])[];
  readonly lines: DiffLine[];
}

/** Nothing could be compared in time, or too many wait already. Nothing was changed. */
export class NotCompared extends Error {
  override readonly name = 'NotCompared';
}

export type Compare = (comparison: Comparison) => Promise<readonly ComparedSection[]>;

const patienceMs = 20_000;
const staysMs = 60_000;
const memoryMb = 512;
const inLineMax = 40;

export function createCompare(): { compare: Compare; close(): Promise<void> } {
  let worker: Worker | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let inLine = 0;

  const end = async (): Promise<void> => {
    clearTimeout(leaving);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const one = async (comparison: Comparison): Promise<readonly ComparedSection[]> => {
    clearTimeout(leaving);
    worker ??= new Worker(new URL('./compare-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const asked = worker;
    let patience: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise((resolve, reject) => {
        asked.removeAllListeners();
        asked.once('message', resolve);
        asked.once('error', reject);
        asked.once('exit', () => reject(new Error('the thread ended without an answer')));
        patience = setTimeout(() => reject(new Error('it took too long')), patienceMs);
        asked.postMessage(comparison);
      });
    } catch (cause) {
      await end();
      throw new NotCompared('two states could not be compared', { cause });
    } finally {
      clearTimeout(patience);
      if (worker !== null) {
        leaving = setTimeout(() => void end(), staysMs);
        leaving.unref();
      }
    }
  };

  return {
    async compare(comparison) {
      if (inLine >= inLineMax) throw new NotCompared('too many comparisons are waiting');
      inLine += 1;
      const mine = last.then(() => one(comparison));
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        inLine -= 1;
      }
    },
    close: end,
  };
}
