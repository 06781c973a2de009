/**
 * Who is here, and which connection speaks for whom. A client says where its cursor is; everything else
 * that the others see of a person the server writes itself. Only the latest counts: cursors gather for a
 * moment, and whoever waited longest is not told what was true in between.
 *
 * Those on other servers are here as well: each server speaks for its own, repeats itself now and then,
 * and is forgotten when it falls silent.
 *
 * Clocks are the server's own and only grow. A client's clock is never believed, so nobody can be frozen
 * or sent away by somebody else's, and whoever comes back is seen at once.
 */

import type { Presence as Shown } from './admission.ts';
import { Cursor, MALFORMED, varUintSize, writeVarUint } from './bytes.ts';
import type { Clock } from './clock.ts';
import type { FarState } from './fan-out/news.ts';
import type { Limits } from './limits.ts';
import type { PersonKey } from './names.ts';
import { awarenessFrame } from './protocol.ts';

/** A connection, as presence sees it. */
export interface Speaker {
  readonly person: PersonKey;
  readonly shownAs: Shown | 'asClaimed';
  sendPresence(frame: Uint8Array): void;
}

interface Here {
  readonly speaker: Speaker;
  readonly state: string;
}

/** Somebody on another server. */
interface Far extends FarState {
  readonly server: string;
  readonly heardAt: number;
}

/** The other servers, as presence sees them. */
export interface Elsewhere {
  publish(here: readonly FarState[]): void;
}

/** What a client said of itself, not yet read. */
interface OwnState {
  readonly client: number;
  readonly state: Uint8Array;
}

/** What the others hear: of one client, in the bytes of the awareness protocol. */
interface News {
  readonly client: number;
  readonly bytes: Uint8Array;
}

const RENEW_MS = 15_000;
/** A server that has not repeated itself for so long is gone, and those it spoke for. */
const FORGET_MS = 40_000;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const encoder = new TextEncoder();

export class RoomPresence {
  readonly #speakers: Iterable<Speaker>;
  readonly #owners: ReadonlyMap<number, PersonKey>;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #elsewhere: Elsewhere;
  readonly #here = new Map<number, Here>();
  readonly #far = new Map<number, Far>();
  readonly #clientOf = new Map<Speaker, number>();
  readonly #said = new Map<Speaker, OwnState>();
  #flushing: (() => void) | null = null;
  #lastClock = 0;
  #renewedAt: number;

  constructor(
    speakers: Iterable<Speaker>,
    owners: ReadonlyMap<number, PersonKey>,
    clock: Clock,
    limits: Limits,
    elsewhere: Elsewhere,
  ) {
    this.#speakers = speakers;
    this.#owners = owners;
    this.#clock = clock;
    this.#limits = limits;
    this.#elsewhere = elsewhere;
    this.#renewedAt = clock.now();
  }

  /**
   * Takes what a client says of itself. It is read when it is shown, and only the latest is. A stock
   * client repeats to the server what it hears of others; that is not looked at.
   */
  said(speaker: Speaker, states: Uint8Array): void {
    const own = this.#ownState(speaker, states);
    if (own === null) return;
    // A stock client repeats what it hears, of the same person's other page too: the first that it says is its own.
    const first = this.#said.get(speaker);
    if (first !== undefined && first.client !== own.client && isSomebody(first, speaker)) return;
    this.#said.set(speaker, own);
    this.#flushing ??= this.#clock.after(this.#limits.presenceEveryMs, () => this.#flush());
  }

  /** Tells somebody of everyone who is here. */
  greet(speaker: Speaker): void {
    const clock = this.#nextClock();
    const news = [...this.#here]
      .filter(([client]) => client !== this.#clientOf.get(speaker))
      .map(([client, { state }]) => newsOf(client, clock, state));
    for (const { client, state } of this.#onlyFar()) news.push(newsOf(client, clock, state));
    if (news.length > 0) speaker.sendPresence(frameOf(news));
  }

  /** Somebody's connection is gone. */
  left(speaker: Speaker): void {
    this.#said.delete(speaker);
    const client = this.#clientOf.get(speaker);
    this.#clientOf.delete(speaker);
    if (client === undefined || this.#here.get(client)?.speaker !== speaker) return;
    const elsewhere = this.#far.get(client);
    const gone = this.#remove(client);
    this.#tell([elsewhere === undefined ? gone : newsOf(client, this.#nextClock(), elsewhere.state)]);
    this.#elsewhere.publish([{ client, person: speaker.person, state: 'null' }]);
  }

  /** Another server says who is there on its side, who moved or who left. */
  hear(server: string, states: readonly FarState[]): void {
    const heardAt = this.#clock.now();
    const news: News[] = [];
    for (const far of states) {
      const { client, person, state } = far;
      const owner = this.#owners.get(client);
      const before = this.#far.get(client);
      if (client === 0 || (owner !== undefined && owner !== person)) continue;
      const here = this.#here.get(client);
      if (state === 'null') {
        const wasThere = before?.server === server;
        if (wasThere) this.#far.delete(client);
        // Whoever has come to us meanwhile, or gone to a third server, is not gone.
        if (here !== undefined) this.#elsewhere.publish([{ client, person: here.speaker.person, state: here.state }]);
        else if (wasThere) news.push(newsOf(client, this.#nextClock(), 'null'));
        continue;
      }
      if (here !== undefined && here.speaker.person !== person) continue;
      // Which of two connections is the older one nobody knows: both count for as long as they last.
      this.#far.set(client, { ...far, server, heardAt });
      if (before?.state !== state) news.push(newsOf(client, this.#nextClock(), state));
    }
    this.#tell(news);
  }

  /** Tells the other servers of everyone who is here. */
  publishAll(): void {
    const here = [...this.#here].map(([client, { speaker, state }]) => ({ client, person: speaker.person, state }));
    if (here.length > 0) this.#elsewhere.publish(here);
  }

  /** Repeats who is here, now and then: a client forgets whom it has not heard of for 30 s. */
  renew(): void {
    const now = this.#clock.now();
    if (now - this.#renewedAt < RENEW_MS) return;
    this.#renewedAt = now;
    const gone = [...this.#far.values()].filter(({ heardAt }) => now - heardAt > FORGET_MS);
    for (const { client } of gone) this.#far.delete(client);
    const clock = this.#nextClock();
    this.#tell([
      ...[...this.#here].map(([client, { state }]) => newsOf(client, clock, state)),
      ...this.#onlyFar().map(({ client, state }) => newsOf(client, clock, state)),
      ...gone.filter(({ client }) => !this.#here.has(client)).map(({ client }) => newsOf(client, clock, 'null')),
    ]);
    this.publishAll();
  }

  close(): void {
    this.#flushing?.();
  }

  #flush(): void {
    this.#flushing = null;
    const news: News[] = [];
    const forOthers: FarState[] = [];
    for (const [speaker, own] of this.#said) {
      const heard = this.#read(speaker, own);
      if (heard === null) continue;
      news.push(heard);
      const state = this.#here.get(own.client)?.state ?? 'null';
      forOthers.push({ client: own.client, person: speaker.person, state });
    }
    this.#said.clear();
    this.#tell(news);
    if (forOthers.length > 0) this.#elsewhere.publish(forOthers);
  }

  #ownState(speaker: Speaker, states: Uint8Array): OwnState | null {
    try {
      const cursor = new Cursor(states);
      for (let count = cursor.varUint(); count > 0; count--) {
        const client = cursor.varUint();
        cursor.varUint(); // its own clock
        const state = cursor.varBytes();
        if (state.length <= this.#limits.awarenessBytesMax && this.#speaksFor(speaker, client))
          return { client, state };
      }
    } catch (thrown) {
      if (thrown !== MALFORMED) throw thrown;
    }
    return null;
  }

  /** The news in what a client said of itself; null if there is none. */
  #read(speaker: Speaker, { client, state }: OwnState): News | null {
    const shown = shownState(state, speaker.shownAs);
    if (shown === null || !this.#speaksFor(speaker, client)) return null;
    const before = this.#here.get(client);
    if (shown === 'left') return before === undefined ? null : this.#remove(client);
    if (before !== undefined && before.speaker !== speaker) this.#clientOf.delete(before.speaker);
    this.#clientOf.set(speaker, client);
    this.#here.set(client, { speaker, state: shown });
    this.#far.delete(client);
    return before?.state === shown && before.speaker === speaker ? null : newsOf(client, this.#nextClock(), shown);
  }

  /** Those who are on other servers and not here. */
  #onlyFar(): Far[] {
    return [...this.#far.values()].filter(({ client }) => !this.#here.has(client));
  }

  /** One client id for each connection; nobody else's. A person's new connection takes over from the old one. */
  #speaksFor(speaker: Speaker, client: number): boolean {
    const own = this.#clientOf.get(speaker);
    if (own !== undefined && own !== client) return false;
    const owner = this.#owners.get(client);
    const holder = this.#here.get(client)?.speaker ?? this.#far.get(client);
    if (client === 0 || (owner !== undefined && owner !== speaker.person)) return false;
    return holder === undefined || holder.person === speaker.person;
  }

  #remove(client: number): News {
    this.#here.delete(client);
    return newsOf(client, this.#nextClock(), 'null');
  }

  /** Everyone hears it, except each of what they said themselves: it would overwrite what they say next. */
  #tell(news: readonly News[]): void {
    if (news.length === 0) return;
    const toOthers = frameOf(news);
    for (const speaker of this.#speakers) {
      const own = this.#clientOf.get(speaker);
      if (own === undefined || !news.some(({ client }) => client === own)) speaker.sendPresence(toOthers);
      else if (news.length > 1) speaker.sendPresence(frameOf(news.filter(({ client }) => client !== own)));
    }
  }

  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#clock.wall());
    return this.#lastClock;
  }
}

function isSomebody({ state }: OwnState, { shownAs }: Speaker): boolean {
  return (shownState(state, shownAs) ?? 'left') !== 'left';
}

/** The state others are shown: `left` if the client says it leaves, null if it is nothing one can show. */
function shownState(bytes: Uint8Array, shownAs: Shown | 'asClaimed'): string | 'left' | null {
  let state: unknown;
  try {
    state = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch {
    return null;
  }
  if (state === null) return 'left';
  if (typeof state !== 'object' || Array.isArray(state) || !isHarmless(state, 0)) return null;
  if (shownAs === 'asClaimed') return JSON.stringify(state);
  const cursor = 'cursor' in state && typeof state.cursor === 'object' ? state.cursor : null;
  return JSON.stringify({ cursor, user: shownAs });
}

function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > 8) return false;
  return Object.entries(value).every(([key, inner]) => !forbiddenKeys.has(key) && isHarmless(inner, depth + 1));
}

function newsOf(client: number, clock: number, state: string): News {
  const text = encoder.encode(state);
  const bytes = new Uint8Array(varUintSize(client) + varUintSize(clock) + varUintSize(text.length) + text.length);
  const at = writeVarUint(bytes, writeVarUint(bytes, writeVarUint(bytes, 0, client), clock), text.length);
  bytes.set(text, at);
  return { client, bytes };
}

function frameOf(news: readonly News[]): Uint8Array {
  let size = varUintSize(news.length);
  for (const { bytes } of news) size += bytes.length;
  const states = new Uint8Array(size);
  let at = writeVarUint(states, 0, news.length);
  for (const { bytes } of news) {
    states.set(bytes, at);
    at += bytes.length;
  }
  return awarenessFrame(states);
}
