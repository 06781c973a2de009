/** What a load is told, and how it tells when the part that counts begins and ends. */

import type { Speech } from '../peers.ts';

export interface Task {
  readonly speech: Speech;
  readonly port: number;
  readonly settings: Readonly<Record<string, number>>;
}

/** What a task has found out. */
export type Findings = Readonly<Record<string, number | readonly number[]>>;

/** What a load says at a mark: its own CPU time, and what it has found out since the last one. */
export interface Mark {
  readonly loadCpuS: number;
  readonly found: Findings;
}

/**
 * Tells whoever measures that something begins or ends, and waits until it has been noted. Answers the port to go
 * on with: the server may have been started anew meanwhile.
 */
export async function mark(found: Findings = {}): Promise<number> {
  const { user, system } = process.cpuUsage();
  const port = new Promise<number>((resolve) => process.once('message', resolve));
  process.send?.({ loadCpuS: (user + system) / 1e6, found } satisfies Mark);
  return port;
}

export const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
export const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The hour, comparable between processes. */
export const now = () => performance.timeOrigin + performance.now();

/** A client id of its own for everyone in every room. */
export const clientIn = (room: number, person: number) => 1_000_000_000 + room * 1_000 + person;
