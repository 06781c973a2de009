/**
 * A document's entries walked through once more, each held against what was there before it: could the engine
 * have accepted this, from this author, at this place?
 */

import * as Y from 'yjs';
import { checkScanned } from '../../check.ts';
import { contentHash } from '../../document-worker/content-hash.ts';
import { defaultLimits, type Limits } from '../../limits.ts';
import { nobody, type PersonKey } from '../../names.ts';
import { type Scan, scanTrusted } from '../../scan.ts';
import type { Entry } from '../update-log.ts';

/** What was accepted under other limits is still right. */
const anyAmount: Limits = {
  ...defaultLimits,
  deletesPerUpdateMax: Number.POSITIVE_INFINITY,
  newClientsPerDifferenceMax: Number.POSITIVE_INFINITY,
  deletedLengthMax: Number.POSITIVE_INFINITY,
};

export class Replay {
  readonly doc = new Y.Doc();
  readonly #clocks = new Map<number, number>();

  /** Takes an entry in; answers why it cannot be what was accepted here, and then leaves it out. */
  take({ author, update }: Entry, owners: ReadonlyMap<number, PersonKey>): string | null {
    let scan: Scan;
    try {
      scan = scanTrusted(update);
    } catch {
      return 'it is no update';
    }
    const complaint = this.#complaintAbout(scan, author, owners);
    if (complaint !== null) return complaint;
    Y.applyUpdate(this.doc, update);
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) return 'it waits for something';
    for (const { client, end } of scan.blocks) this.#clocks.set(client, end);
    return null;
  }

  /** Takes in a whole state that is known to be good. */
  takeState(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.doc))) this.#clocks.set(client, clock);
  }

  /** What a snapshot says differently from what was replayed; null if nothing. */
  difference(snapshot: { readonly update: Uint8Array; readonly stateVector: Uint8Array }): string | null {
    const other = new Y.Doc();
    try {
      Y.applyUpdate(other, snapshot.update);
    } catch {
      return 'it is no update';
    }
    for (const name of [...this.doc.share.keys(), ...other.share.keys()]) {
      other.get(name);
      this.doc.get(name);
    }
    const clocks = Y.decodeStateVector(snapshot.stateVector);
    if (!haveSameClocks(clocks, Y.decodeStateVector(Y.encodeStateVector(other))))
      return 'it ends elsewhere than it says';
    if (!haveSameClocks(clocks, this.#clocks)) return 'it does not end where its entries do';
    return contentHash(other) === contentHash(this.doc) ? null : 'it holds other words than its entries';
  }

  #complaintAbout(scan: Scan, author: PersonKey, owners: ReadonlyMap<number, PersonKey>): string | null {
    for (const { client, clock } of scan.blocks) {
      const have = this.#clocks.get(client) ?? 0;
      if (clock !== have) return `client ${client} goes on at ${clock}, and ended at ${have}`;
      const owner = client === 0 ? nobody : owners.get(client);
      if (owner === undefined) return `client ${client} is nobody's`;
      // The server writes in people's names, with client ids of its own; and in its own name.
      if (owner !== author && owner !== nobody && author !== nobody) return `client ${client} is somebody else's`;
    }
    // Whose the ids are has been looked at, so to the check they are all the author's.
    const known = { clocks: this.#clocks, owners: new Map(scan.blocks.map(({ client }) => [client, author])) };
    const verdict = checkScanned(scan, 'cut', author, known, anyAmount);
    if (verdict.kind === 'gap') return 'it builds on something that is not there';
    if (verdict.kind === 'refused') return `it is refused: ${verdict.reason}`;
    return null;
  }
}

function haveSameClocks(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
  return one.size === other.size && [...one].every(([client, clock]) => other.get(client) === clock);
}
