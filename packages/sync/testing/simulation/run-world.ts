/** Lets a world run from its beginning to its end, in this thread, and says what came of it. */

import { surround } from './globals.ts';
import { happen } from './happenings.ts';
import { bringToRest } from './rest.ts';
import { type Scenario, scenarioOf } from './scenario.ts';
import { type Invariant, stackOf } from './violation.ts';
import { World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  /** the same for the same seed, whenever it is run */
  readonly traceHash: number;
  readonly violation: { readonly invariant: Invariant; readonly what: string } | null;
  /** how many entries the logs have at the end */
  readonly entries: number;
  readonly endedAtMs: number;
}

/** Runs the world of a seed; with only some of its happenings, if told which. */
export async function runWorld(
  seed: number,
  keep?: ReadonlySet<number>,
  print: ((line: string) => void) | null = null,
): Promise<Outcome> {
  const whole = scenarioOf(seed);
  const scenario: Scenario =
    keep === undefined ? whole : { ...whole, happenings: whole.happenings.filter((_, i) => keep.has(i)) };
  let world: World | null = null;
  const complain = (error: unknown) => world?.accuse('failed', `nobody took care of ${stackOf(error)}`);
  process.on('unhandledRejection', complain);
  try {
    world = new World(scenario, print);
    await live(world);
  } catch (error) {
    if (world === null) throw error;
    world.accuse('failed', stackOf(error));
  } finally {
    surround(null);
    await new Promise((resolve) => setImmediate(resolve)); // rejections that nobody took care of are told now
    process.off('unhandledRejection', complain);
  }
  const { violation, traceHash, time, judge, documents } = world;
  return {
    seed,
    traceHash,
    violation: violation && { invariant: violation.invariant, what: violation.message },
    entries: documents.reduce((sum, document) => sum + judge.document(document).entries.length, 0),
    endedAtMs: time.now,
  };
}

async function live(world: World): Promise<void> {
  const { time, scenario } = world;
  const pass = async (ms: number, enough: () => boolean = () => false) => {
    if (world.violation !== null) return;
    await time.run(time.now + ms, () => {
      for (const page of world.pages) if (page.actor === time.current) page.check();
      return world.violation !== null || enough();
    });
  };
  for (const happening of scenario.happenings) time.after(world.fate, happening.at, () => happen(world, happening));
  await pass((scenario.happenings.at(-1)?.at ?? 0) + 50);
  if (world.violation === null) await bringToRest(world, pass);
}
