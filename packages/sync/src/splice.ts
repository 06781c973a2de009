/**
 * Several checked updates as one, by joining their bytes. Each continues the clocks of the ones before
 * it, so a client's structs can simply follow one another; `Y.mergeUpdates` gets the same document by
 * decoding everything, in quadratic time.
 */

import { copyBytes, varUintSize, writeVarUint } from './bytes.ts';
import type { Block, Scan } from './scan.ts';

/** An update together with what the walk over it found. */
export interface ScannedUpdate {
  readonly update: Uint8Array;
  readonly scan: Scan;
}

interface Run {
  readonly client: number;
  readonly clock: number;
  structs: number;
  bytes: number;
  readonly pieces: { readonly update: Uint8Array; readonly block: Block }[];
}

/** Joins updates that were accepted in this order. */
export function splice(updates: readonly ScannedUpdate[]): Uint8Array {
  if (updates.length === 1) return (updates[0] as ScannedUpdate).update;
  const runs = gatherBlocks(updates);
  const deletes = gatherDeletes(updates);

  let size = varUintSize(runs.length);
  for (const run of runs) {
    size += varUintSize(run.structs) + varUintSize(run.client) + varUintSize(run.clock) + run.bytes;
  }
  size += varUintSize(deletes.size);
  for (const [client, ranges] of deletes) {
    size += varUintSize(client) + varUintSize(ranges.length / 2);
    for (const number of ranges) size += varUintSize(number);
  }

  const bytes = new Uint8Array(size);
  let at = writeVarUint(bytes, 0, runs.length);
  for (const run of runs) {
    at = writeVarUint(bytes, at, run.structs);
    at = writeVarUint(bytes, at, run.client);
    at = writeVarUint(bytes, at, run.clock);
    for (const { update, block } of run.pieces) at = copyBytes(update, block.from, block.to, bytes, at);
  }
  at = writeVarUint(bytes, at, deletes.size);
  for (const [client, ranges] of deletes) {
    at = writeVarUint(bytes, at, client);
    at = writeVarUint(bytes, at, ranges.length / 2);
    for (const number of ranges) at = writeVarUint(bytes, at, number);
  }
  return bytes;
}

/** One run for each client, highest client id first, as Yjs writes them. */
function gatherBlocks(updates: readonly ScannedUpdate[]): Run[] {
  const runs = new Map<number, Run>();
  for (const { update, scan } of updates) {
    for (const block of scan.blocks) {
      let run = runs.get(block.client);
      if (run === undefined) {
        run = { client: block.client, clock: block.clock, structs: 0, bytes: 0, pieces: [] };
        runs.set(block.client, run);
      }
      run.structs += block.structs;
      run.bytes += block.to - block.from;
      run.pieces.push({ update, block });
    }
  }
  return [...runs.values()].sort((a, b) => b.client - a.client);
}

/** Pairs of clock and length for each client, in order, touching ranges made one. */
function gatherDeletes(updates: readonly ScannedUpdate[]): Map<number, number[]> {
  const ranges = new Map<number, [clock: number, length: number][]>();
  for (const { scan } of updates) {
    for (let i = 0; i < scan.deletes.length; i += 3) {
      const client = scan.deletes[i] as number;
      const range: [number, number] = [scan.deletes[i + 1] as number, scan.deletes[i + 2] as number];
      const list = ranges.get(client);
      if (list === undefined) ranges.set(client, [range]);
      else list.push(range);
    }
  }
  const joined = new Map<number, number[]>();
  for (const client of [...ranges.keys()].sort((a, b) => b - a)) {
    joined.set(client, joinRanges(ranges.get(client) as [number, number][]));
  }
  return joined;
}

function joinRanges(ranges: [clock: number, length: number][]): number[] {
  ranges.sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  let clock = -1;
  let end = -1;
  for (const [from, length] of ranges) {
    if (from <= end) {
      end = Math.max(end, from + length);
      continue;
    }
    if (clock >= 0) joined.push(clock, end - clock);
    clock = from;
    end = from + length;
  }
  joined.push(clock, end - clock);
  return joined;
}
