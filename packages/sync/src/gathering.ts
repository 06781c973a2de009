/** Words on their way to the disk together: whose they are, and who waits for them. */

import type { PersonKey } from './names.ts';
import type { Participant } from './participant.ts';
import type { Scan } from './scan.ts';
import type { Binding, Entry } from './update-log/update-log.ts';

/** One accepted update that is not on the disk yet. */
export interface Pending extends Entry {
  readonly scan: Scan;
  /** client ids seen for the first time, and whose they become */
  readonly newClients: readonly number[];
  readonly owner: PersonKey;
  /** who sent it; null: the server itself */
  readonly by: Participant | null;
  /** which of that participant's document frames it was */
  readonly seq: number;
  /** Does it lose its sense when another server's words come first? Then it is not stored behind them. */
  readonly onlyNext: boolean;
  /** who waits for this very update */
  readonly wait: Wait | null;
}

/** Somebody who waits for one update: it is on the disk and shown, or will not be stored. */
export interface Wait {
  /** False when it was `onlyNext`, and other words came first. */
  readonly resolve: (isStored: boolean) => void;
  readonly reject: (error: unknown) => void;
}

export class Gathering {
  readonly pending: Pending[] = [];
  /** the last frame of each participant that is acknowledged with it */
  readonly authors = new Map<Participant, number>();
  /** those who wait for everything that has entered so far */
  readonly waiters: (() => void)[] = [];
  bytes = 0;
  plain = true;
  /** Its words were taken out again while it was on its way: whatever the log says, it does not count. */
  isWithdrawn = false;

  add(pending: Pending): void {
    this.pending.push(pending);
    if (pending.by !== null) this.authors.set(pending.by, pending.seq);
    this.bytes += pending.update.length;
    if (!pending.scan.plain) this.plain = false;
  }

  owners(): Binding[] {
    const owners: Binding[] = [];
    for (const { newClients, owner } of this.pending) for (const client of newClients) owners.push([client, owner]);
    return owners;
  }

  /** Whose words all of these are, if they are one participant's. */
  get onlyWriter(): Participant | null {
    const by = this.pending[0]?.by ?? null;
    return this.pending.every((pending) => pending.by === by) ? by : null;
  }
}
