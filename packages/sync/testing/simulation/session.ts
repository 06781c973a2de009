/**
 * One connection, watched at the server's end: what was sent on it, what it was answered, and whether that was
 * true at the moment at which it was said.
 */

import * as decoding from 'lib0/decoding';
import { type Access, messageType } from '../../client/codes.ts';
import type { DocumentName, PersonKey } from '../../src/names.ts';
import { readMessage, readStateVector } from '../../src/protocol.ts';
import { type Scan, scanTrusted } from '../../src/scan.ts';
import type { CableWatch } from './cable.ts';
import type { Judge, SafeEntry } from './judge.ts';
import { lettersInside } from './ledger.ts';
import { Ranges } from './ranges.ts';
import type { Accuse } from './violation.ts';

export interface SessionOptions {
  readonly document: DocumentName;
  readonly person: PersonKey;
  /** Does it only say what an honest page says? */
  readonly isHonest: boolean;
  readonly judge: Judge;
  readonly ownerOf: (client: number) => PersonKey | undefined;
  /** Was this letter gone for good when this connection was made? */
  readonly isPurged: (letter: string) => boolean;
  readonly arrived: (session: Session, scan: Scan) => void;
  readonly accuse: Accuse;
}

export class Session implements CableWatch {
  readonly options: SessionOptions;
  /** What the server knows that this connection may do; null until it is let in, and after it is shown out. */
  access: Access | null = null;
  /** Does the server take it for a slow reader at this moment? */
  lags: () => boolean = () => false;
  readonly #sent: Pick<Scan, 'blocks' | 'deletes'>[] = [];
  #acknowledged = 0;
  #isNewcomer = false;
  #hasAsked = false;
  /** What the page has been shown, or knew before. */
  readonly #clocks = new Map<number, number>();
  readonly #deletions = new Ranges();
  readonly #own = new Set<number>();
  /** How many entries of the log the page has been shown; null before its first state. */
  #position: number | null = null;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  left(frame: Uint8Array): void {
    const message = readMessage(frame);
    if (message.kind === 'stateVector' && !this.#hasAsked) {
      this.#hasAsked = true;
      const known = readStateVector(message.stateVector) ?? new Map<number, number>();
      this.#isNewcomer = known.size === 0;
      for (const [client, clock] of known) {
        this.#clocks.set(client, clock);
        this.#own.add(client);
      }
    }
    if (!this.options.isHonest || (message.kind !== 'update' && message.kind !== 'difference')) return;
    const scan = scanTrusted(message.update);
    for (const { client } of scan.blocks) this.#own.add(client);
    this.#sent.push(scan);
  }

  arriving(frame: Uint8Array): void {
    const message = readMessage(frame);
    if (message.kind !== 'update' && message.kind !== 'difference') return;
    let scan: Scan;
    try {
      scan = scanTrusted(message.update);
    } catch {
      return; // nothing that could ever be stored
    }
    this.options.arrived(this, scan);
  }

  sending(frame: Uint8Array): void {
    const [type] = frame;
    if (type === messageType.acknowledged || type === messageType.pong) {
      this.#acknowledges(decoding.readVarUint(decoding.createDecoder(frame.subarray(1))));
      return;
    }
    const message = readMessage(frame);
    if (message.kind === 'update' || message.kind === 'difference') this.#shows(message.update, message.kind);
    else if (message.kind === 'awareness') this.#tellsOfOthers(message.states);
  }

  arrived(): void {}

  #acknowledges(count: number): void {
    const { document, judge, isHonest, person, accuse } = this.options;
    if (!isHonest) return;
    if (count > this.#sent.length) accuse('acknowledged', `${person} hears ${count} of ${this.#sent.length}`);
    for (; this.#acknowledged < Math.min(count, this.#sent.length); this.#acknowledged++) {
      const lacks = judge.lacks(document, this.#sent[this.#acknowledged] as Scan);
      if (lacks !== null) {
        accuse('acknowledged', `${person} hears that frame ${this.#acknowledged + 1} is stored: ${lacks}`);
      }
    }
  }

  #shows(update: Uint8Array, kind: 'update' | 'difference'): void {
    const { document, judge, person, isPurged, accuse } = this.options;
    const scan = scanTrusted(update);
    const lacks = judge.lacks(document, scan);
    if (lacks !== null) accuse('shown', `${person} is shown what could still be lost: ${lacks}`);
    if (this.#isNewcomer) {
      for (const letter of lettersInside(update)) {
        if (isPurged(letter))
          accuse('purged', `${person}, who is new, is sent ${letter.codePointAt(0)}, deleted before`);
      }
    }
    for (const { client, end } of scan.blocks) this.#clocks.set(client, Math.max(end, this.#clocks.get(client) ?? 0));
    for (let i = 0; i < scan.deletes.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = scan.deletes.slice(i, i + 3);
      this.#deletions.add(client, clock, clock + length);
    }
    if (this.#position !== null && kind === 'update' && this.lags()) {
      accuse('bounded', `${person} lags and is sent live words`);
    }
    if (kind === 'difference') this.#position ??= 0;
    if (this.#position !== null && this.options.isHonest) this.#advance();
  }

  /** What is shown is the log from its beginning to some entry, but for one's own words. */
  #advance(): void {
    const { document, judge, person, accuse } = this.options;
    const { entries } = judge.document(document);
    let position = this.#position as number;
    while (position < entries.length && this.#knows(entries[position] as SafeEntry)) position++;
    this.#position = position;
    for (const { scan } of entries.slice(position + 1)) {
      for (const { client, end } of scan.blocks) {
        if (!this.#own.has(client) && (this.#clocks.get(client) ?? 0) >= end) {
          accuse('order', `${person} is shown words of ${client} before entry ${position + 1}`);
        }
      }
    }
  }

  #knows({ author, scan }: SafeEntry): boolean {
    if (author === this.options.person && scan.blocks.every(({ client }) => this.#own.has(client))) return true;
    if (scan.blocks.some(({ client, end }) => (this.#clocks.get(client) ?? 0) < end)) return false;
    for (let i = 0; i < scan.deletes.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = scan.deletes.slice(i, i + 3);
      if (!this.#deletions.covers(client, clock, clock + length)) return false;
    }
    return true;
  }

  #tellsOfOthers(states: Uint8Array): void {
    const { ownerOf, person, accuse } = this.options;
    const decoder = decoding.createDecoder(states);
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state = JSON.parse(decoding.readVarString(decoder)) as { user?: { name?: string } } | null;
      const owner = ownerOf(client);
      if (state !== null && owner !== undefined && state.user?.name !== owner) {
        accuse('presence', `${person} sees ${state.user?.name} where ${owner} is`);
      }
    }
  }
}
