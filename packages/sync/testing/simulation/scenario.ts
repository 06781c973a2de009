/**
 * What a seed means: how large a world is, how bad its disk and its network, how narrow the engine's limits,
 * and everything that will happen, at which moment. Nothing here happens yet.
 */

import { defaultLimits, type Limits } from '../../src/limits.ts';
import { type Chance, chance } from './chance.ts';
import type { DiskTemper } from './disk.ts';
import type { WireQuality } from './wire.ts';

export type Kind =
  | 'write'
  | 'burst'
  | 'open'
  | 'close'
  | 'vanish'
  | 'reload'
  | 'sleep'
  | 'offline'
  | 'stall'
  | 'cut'
  | 'rights'
  | 'signOut'
  | 'crash'
  | 'deploy'
  | 'workerDies'
  | 'diskFails'
  | 'diskFills'
  | 'diskSlow'
  | 'databaseCut'
  | 'databaseCrash'
  | 'seed'
  | 'edit'
  | 'compact'
  | 'tell'
  | 'forge'
  | 'backup'
  | 'restore'
  | 'clockJumps';

/** One thing that happens. Its own chance hangs on `roll` alone, so that others can be left out. */
export interface Happening {
  readonly at: number;
  readonly kind: Kind;
  readonly roll: number;
}

export interface Scenario {
  readonly seed: number;
  readonly servers: 1 | 2;
  readonly documents: number;
  readonly people: number;
  readonly intruders: 1 | 2;
  readonly limits: Limits;
  readonly disk: DiskTemper;
  readonly up: WireQuality;
  readonly down: WireQuality;
  readonly fanOut: { readonly delayMs: number; readonly lost: number; readonly doubled: number };
  readonly workMs: number;
  readonly busy: number;
  readonly admissionMs: number;
  readonly copyMs: number;
  readonly restartMs: number;
  readonly happenings: readonly Happening[];
}

const always: readonly (readonly [Kind, number])[] = [
  ['write', 40],
  ['burst', 8],
  ['open', 3],
  ['close', 1],
  ['reload', 2],
];

const forging: readonly (readonly [Kind, number])[] = [['forge', 10]];

/** What a world has only now and then: each seed has a few of these, so that they meet in all combinations. */
const sometimes: readonly (readonly (readonly [Kind, number])[])[] = [
  [['vanish', 3]],
  [['sleep', 3]],
  [['offline', 4]],
  [['stall', 4]],
  [['cut', 5]],
  [
    ['rights', 6],
    ['signOut', 1],
  ],
  [['crash', 4]],
  [['deploy', 3]],
  [['workerDies', 3]],
  [
    ['diskFails', 3],
    ['diskFills', 1],
    ['diskSlow', 2],
  ],
  [
    ['databaseCut', 5],
    ['databaseCrash', 2],
  ],
  [
    ['seed', 3],
    ['edit', 5],
    ['tell', 1],
  ],
  [['compact', 4]],
  forging,
  [
    ['backup', 2],
    ['restore', 1],
  ],
  [['clockJumps', 2]],
];

/** Seeds below it were written down when there was only one, and stand for the worlds that they stood for. */
const FIRST_WITH_TWO_INTRUDERS = 10_000_000;

export function scenarioOf(seed: number): Scenario {
  const roll = chance(seed, 'scenario');
  const servers = roll.happens(0.4) ? 2 : 1;
  // Some worlds are about their troubles, some about their people.
  const emphasis = roll.one([1, 3, 8]);
  const intruders = seed < FIRST_WITH_TWO_INTRUDERS ? 1 : 2;
  const troubles = sometimes.filter((kinds) => roll.happens(0.4) || (intruders === 2 && kinds === forging)).flat();
  const kinds = [...always, ...troubles.map(([kind, weight]) => [kind, weight * emphasis] as const)];
  const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  const pick = () => {
    let at = roll.below(total);
    for (const [kind, weight] of kinds) {
      at -= weight;
      if (at < 0) return kind;
    }
    return 'write';
  };
  const count = roll.between(15, 70);
  const lastsMs = roll.one([300, 2_000, 6_000, 12_000]);
  const moments = Array.from({ length: 1 + roll.below(8) }, () => roll.fraction() * lastsMs);
  const happenings = Array.from({ length: count }, (): Happening => {
    // Much happens at about the same moments: that is where things go wrong.
    const at = roll.happens(0.7) ? roll.one(moments) + roll.fraction() * 30 : roll.fraction() * lastsMs;
    return { at, kind: pick(), roll: roll.below(2 ** 30) };
  });
  const wire = (): WireQuality => ({
    delayMs: roll.one([0, 1, 10, 80]),
    jitterMs: roll.one([0, 2, 30]),
    bytesPerMs: roll.one([1, 50, 1_000_000]),
    windowBytes: roll.one([512, 4_096, 1_000_000]),
  });
  return {
    seed,
    servers,
    documents: roll.happens(0.3) ? 2 : 1,
    people: roll.between(3, 6),
    intruders,
    limits: narrowed(roll),
    disk: {
      writeMs: roll.one([0, 0.1, 2]),
      flushMs: roll.one([0.3, 3, 20]),
      failing: roll.one([0.2, 0.5, 1]),
    },
    up: wire(),
    down: wire(),
    fanOut: {
      delayMs: roll.one([0, 2, 40, 300]),
      lost: roll.one([0, 0, 0.2, 1]),
      doubled: roll.one([0, 0.2]),
    },
    workMs: roll.one([0.1, 3, 40]),
    busy: roll.one([0, 0, 0.5]),
    admissionMs: roll.one([0, 5, 200]),
    copyMs: roll.one([0, 1, 20]),
    restartMs: roll.one([0, 50, 1_000]),
    happenings: happenings.sort((a, b) => a.at - b.at),
  };
}

/** Limits so narrow that what is rare in a school happens all the time. */
function narrowed(roll: Chance): Limits {
  const either = <T>(usual: T, ...narrow: T[]) => (roll.happens(0.5) ? usual : roll.one(narrow));
  return {
    ...defaultLimits,
    controlPerSecond: Number.POSITIVE_INFINITY,
    stateVectorsPerSecond: either(Number.POSITIVE_INFINITY, 2),
    updatesPerSecond: either(Number.POSITIVE_INFINITY, 20),
    updatesBurst: 5,
    queuedBytesMax: either(defaultLimits.queuedBytesMax, 1_024, 64),
    unsavedBytesMax: either(defaultLimits.unsavedBytesMax, 512, 16),
    joinTurnMs: either(defaultLimits.joinTurnMs, 0),
    quietMs: either(defaultLimits.quietMs, 5, 100),
    deepCheckMs: either(defaultLimits.deepCheckMs, 1),
    idleMs: either(1_000, 0, 0, 50),
    compactAfterUpdates: either(defaultLimits.compactAfterUpdates, 3, 1),
    workerDocumentsMax: either(defaultLimits.workerDocumentsMax, 1),
    presenceEveryMs: either(defaultLimits.presenceEveryMs, 1),
    typeDepthMax: 6,
    unverifiedDepthMax: either(defaultLimits.unverifiedDepthMax, 4),
    retryMs: either(defaultLimits.retryMs, 1),
    retryMsMax: 500,
    gatherMs: 10,
  };
}
