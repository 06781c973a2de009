/**
 * May this update enter? Decides from bytes, the document's state vector and whose each client id is;
 * builds no document and touches nothing. An update enters as a whole or not at all.
 */

import type { Limits } from './limits.ts';
import type { NameIndex } from './name-index.ts';
import type { PersonKey } from './names.ts';
import { type Refused, refused } from './refusal.ts';
import { type Block, type Scan, scanUpdate } from './scan.ts';

/** What the check knows of the document. */
export interface KnownState {
  /** client id → the clock its next struct must have */
  readonly clocks: ReadonlyMap<number, number>;
  readonly owners: ReadonlyMap<number, PersonKey>;
}

export type Verdict =
  /** It continues what is there. */
  | { readonly kind: 'enters'; readonly scan: Scan; readonly newClients: readonly number[] }
  /** There is nothing in it. */
  | { readonly kind: 'empty' }
  /** It repeats, or may repeat, what is there: whoever holds the document must cut that away. */
  | { readonly kind: 'repeats' }
  /** It builds on something that has not arrived; `have` is where this client's structs end here. */
  | { readonly kind: 'gap'; readonly have: number }
  | Refused;

/** Clocks stay below this, however much is typed. */
const CLOCK_MAX = 2 ** 31;

/** How an update arrived: by itself, as the answer to our state vector, or cut down to what is new. */
export type Arrival = 'update' | 'difference' | 'cut';

/** Decides about bytes from `person`, who may edit. */
export function checkUpdate(
  update: Uint8Array,
  arrival: Arrival,
  person: PersonKey,
  known: KnownState,
  limits: Limits,
  names?: NameIndex,
): Verdict {
  const bytesMax = arrival === 'update' ? limits.updateBytesMax : limits.differenceBytesMax;
  if (update.length > bytesMax) return refused('too-large', bytesMax, update.length);
  const scan = scanUpdate(update, limits, names);
  return scan.kind === 'refused' ? scan : checkScanned(scan, arrival, person, known, limits);
}

/** The same about an update that has been walked over already. */
export function checkScanned(
  scan: Scan,
  arrival: Arrival,
  person: PersonKey,
  known: KnownState,
  limits: Limits,
): Verdict {
  const ranges = scan.deletes.length / 3;
  if (scan.blocks.length === 0 && ranges === 0) return { kind: 'empty' };
  if (arrival !== 'difference' && ranges > limits.deletesPerUpdateMax) {
    return refused('too-many-deletes', limits.deletesPerUpdateMax, ranges);
  }

  const newClients: number[] = [];
  let repeats = arrival === 'difference' && ranges > 0;
  let gap = -1;
  for (const block of scan.blocks) {
    const have = known.clocks.get(block.client) ?? 0;
    if (block.end <= have) {
      repeats = true;
      continue;
    }
    const owner = known.owners.get(block.client);
    if (owner === undefined && have === 0 && block.client !== 0) newClients.push(block.client);
    else if (owner !== person) return refused('foreign-client');
    if (block.end > CLOCK_MAX) return refused('bad-update', CLOCK_MAX, block.end);
    if (block.clock < have) repeats = true;
    if (block.clock > have && gap < 0) gap = have;
  }
  if (scan.deletedLength > limits.deletedLengthMax) {
    return refused('bad-update', limits.deletedLengthMax, scan.deletedLength);
  }
  const clientsMax = arrival === 'update' ? limits.newClientsPerUpdateMax : limits.newClientsPerDifferenceMax;
  if (newClients.length > clientsMax) return refused('too-many-clients', clientsMax, newClients.length);
  if (gap >= 0) return { kind: 'gap', have: gap };

  const references = checkReferences(scan.blocks, known.clocks);
  if (references !== null) return references;
  for (let i = 0; i < scan.deletes.length; i += 3) {
    const client = scan.deletes[i] as number;
    const end = (scan.deletes[i + 1] as number) + (scan.deletes[i + 2] as number);
    if (end > endOf(client, scan.blocks, known.clocks)) return { kind: 'gap', have: known.clocks.get(client) ?? 0 };
  }
  return repeats ? { kind: 'repeats' } : { kind: 'enters', scan, newClients };
}

function endOf(client: number, blocks: readonly Block[], clocks: ReadonlyMap<number, number>): number {
  const have = clocks.get(client) ?? 0;
  for (const block of blocks) if (block.client === client) return Math.max(block.end, have);
  return have;
}

/**
 * Every struct may point only at what is known, or at what comes before it in this update. Blocks may
 * point into one another, but not in a circle: such structs would wait for each other in every browser.
 */
function checkReferences(blocks: readonly Block[], clocks: ReadonlyMap<number, number>): Verdict | null {
  let ahead: { readonly block: number; readonly start: number; readonly on: number; readonly clock: number }[] | null =
    null;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const { refs } = block;
    for (let at = 0; at < refs.length; at += 3) {
      const start = refs[at] as number;
      const client = refs[at + 1] as number;
      const clock = refs[at + 2] as number;
      const have = clocks.get(client) ?? 0;
      if (clock < have) continue;
      if (client === block.client) {
        if (clock >= start) return refused('bad-update');
        continue;
      }
      const on = blocks.findIndex((other) => other.client === client);
      if (on < 0 || clock >= (blocks[on] as Block).end) return { kind: 'gap', have };
      ahead ??= [];
      ahead.push({ block: i, start, on, clock });
    }
  }
  return ahead === null || canBeOrdered(blocks, ahead) ? null : refused('bad-update');
}

function canBeOrdered(
  blocks: readonly Block[],
  ahead: readonly { readonly block: number; readonly start: number; readonly on: number; readonly clock: number }[],
): boolean {
  const waits = blocks.map((_, i) => ahead.filter((reference) => reference.block === i));
  const next = blocks.map(() => 0);
  /** How far a block can be applied: to its first struct that still waits. */
  const reach = (i: number) => waits[i]?.[next[i] as number]?.start ?? (blocks[i] as Block).end;
  for (let moved = true; moved; ) {
    moved = false;
    for (let i = 0; i < blocks.length; i++) {
      for (;;) {
        const wait = waits[i]?.[next[i] as number];
        if (wait === undefined || wait.clock >= reach(wait.on)) break;
        next[i] = (next[i] as number) + 1;
        moved = true;
      }
    }
  }
  return waits.every((list, i) => next[i] === list.length);
}
