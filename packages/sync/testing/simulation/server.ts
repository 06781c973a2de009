/**
 * A server of a world: the engine as it is, on a clock, a log and links that the world gives it. It can be
 * killed at any moment; what it held in memory is gone then.
 */

import type { WebSocket } from 'ws';
import { type Access, closeCode } from '../../client/codes.ts';
import type { Admission } from '../../src/admission.ts';
import { Connection } from '../../src/connection.ts';
import type { Guest } from '../../src/conversation.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { changeOf } from '../../src/fan-out/change.ts';
import { everybody, type FanOut } from '../../src/fan-out/fan-out.ts';
import type { Limits } from '../../src/limits.ts';
import type { LinkListener } from '../../src/link.ts';
import type { DocumentName } from '../../src/names.ts';
import type { EngineEvent } from '../../src/observer.ts';
import type { Change } from '../../src/recent-changes.ts';
import { type UpdateLog, UpdatesNotLogged } from '../../src/update-log/update-log.ts';
import type { Cable } from './cable.ts';
import type { Chance } from './chance.ts';
import { Arranged } from './disk.ts';
import { SimulatedWorker } from './document-calls.ts';
import { names } from './documents.ts';
import type { Session } from './session.ts';
import { Actor, type VirtualTime } from './time.ts';
import { type Accuse, stackOf } from './violation.ts';

export interface ServerOptions {
  readonly name: string;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly limits: Limits;
  /** Opens the log, for a process with this actor. */
  readonly openLog: (actor: Actor) => UpdateLog;
  readonly fanOut: FanOut;
  /** Brings what another server said to this one: later, twice or never. */
  readonly carry: (to: Actor, deliver: () => void) => void;
  /** Somebody may write from now on. */
  readonly mayWrite: (session: Session) => void;
  readonly workMs: number;
  readonly busy: number;
  readonly trace: (line: string) => void;
  readonly accuse: Accuse;
}

/** What the application answers about somebody at the door. */
export type Decided = Exclude<Admission, { kind: 'turnedAway' }>;

interface Seat {
  readonly cable: Cable;
  readonly session: Session;
  readonly guest: Guest;
}

export class SimulatedServer {
  readonly options: ServerOptions;
  readonly actor: Actor;
  readonly engine: Engine;
  readonly clock: ReturnType<VirtualTime['clockOf']>;
  readonly seats = new Set<Seat>();
  readonly openRooms = new Set<DocumentName>();
  isStopped = false;
  #worker: SimulatedWorker | null = null;
  #workerHasDied = false;
  constructor(options: ServerOptions) {
    this.options = options;
    const { name, time, chance, limits, busy } = options;
    this.actor = new Actor(name);
    time.current = this.actor;
    this.clock = time.clockOf(this.actor);
    this.engine = createEngine({
      log: options.openLog(this.actor),
      fanOut: this.#listening(options.fanOut),
      documents: (died) => {
        this.#worker = new SimulatedWorker(time, this.actor, chance, options.workMs, died);
        return this.#worker;
      },
      names,
      limits,
      observer: { happened: (event) => this.#happened(event) },
      clock: this.clock,
      busyness: () => (chance.happens(busy) ? 1 : 0),
      server: name,
    });
  }

  get isRunning(): boolean {
    return this.actor.isAlive && !this.isStopped;
  }

  /** Lets somebody in who was admitted, on a cable that reaches here. */
  seat(cable: Cable, session: Session, guest: Guest, decide: () => Decided): void {
    const seat = { cable, session, guest };
    this.seats.add(seat);
    session.access = guest.access;
    cable.watch = session;
    const open = (listener: LinkListener) => {
      const connection = new Connection(
        cable.server as unknown as WebSocket,
        cable.server.outlet,
        this.clock,
        this.options.limits,
        {
          ...listener,
          closed: (code, reason) => {
            this.seats.delete(seat);
            session.access = null;
            listener.closed(code, reason);
          },
        },
      );
      session.lags = () => connection.lags;
      return connection;
    };
    const askAgain = async () => {
      const askedAt = this.clock.now();
      const decided = decide();
      await new Promise<void>((resolve) => this.clock.after(1, resolve));
      const answer = this.engine.changes.apply(decided, askedAt);
      this.#mayFromNowOn(seat, answer.kind === 'admitted' ? answer.access : null);
      return decided;
    };
    this.engine.join(guest, open, askAgain);
  }

  /** Rights have changed, as far as this server knows. */
  changed({ document, person, access }: Change): void {
    for (const seat of this.seats) {
      const { guest } = seat;
      if (guest.person !== person || (document !== null && guest.document !== document)) continue;
      this.#mayFromNowOn(seat, access);
    }
  }

  setAccess(change: Change): void {
    this.changed(change);
    const { document, person, access, code } = change;
    if (document === null) this.engine.closePerson(person, code);
    else this.engine.setAccess(document, person, access, code);
  }

  workerDies(): void {
    this.#workerHasDied = true;
    this.#worker?.die();
  }

  /** Ends it in good order. Resolves when it is down; words that could not be written stay with their pages. */
  async stop(): Promise<void> {
    try {
      await this.engine.stop();
    } catch (error) {
      if (!isArranged(error)) throw error;
    }
    this.isStopped = true;
  }

  /** Ends it at once. The pages hear of it if its machine still lives. */
  crash(machineLives: boolean): void {
    this.options.time.kill(this.actor);
    this.isStopped = true;
    for (const { cable } of this.seats) {
      if (machineLives) cable.down.breakWith(() => cable.pageEnds(1006, ''));
      else cable.down.hold('dead');
    }
    this.seats.clear();
    void this.options.fanOut.close();
  }

  #mayFromNowOn({ session }: Seat, access: Access | null): void {
    session.access = access;
    if (access === 'edit') this.options.mayWrite(session);
  }

  #listening(fanOut: FanOut): FanOut {
    return {
      ...fanOut,
      subscribe: (channel, hear) =>
        fanOut.subscribe(channel, (message) =>
          this.options.carry(this.actor, () => {
            hear(message);
            const change = channel === everybody ? changeOf(message) : null;
            if (change !== null) this.changed(change);
          }),
        ),
    };
  }

  /** Is this error, or what caused it, something that the world arranged? */
  #isExplained(error: unknown): boolean {
    if (this.#workerHasDied && error instanceof Error && error.message.endsWith('is not held here')) return true;
    return isArranged(error);
  }

  #happened(event: EngineEvent): void {
    const { name, trace } = this.options;
    if (event.kind === 'roomOpened') this.openRooms.add(event.document);
    if (event.kind === 'roomClosed') this.openRooms.delete(event.document);
    if (event.kind !== 'appended') trace(`${name} ${describe(event)}`);
    if (event.kind === 'failed' && !this.#isExplained(event.cause) && !this.engine.isStopping) {
      this.options.accuse('failed', `${name}: ${event.what}: ${stackOf(event.cause)}`);
    }
  }
}

/** The codes after which a page does not come back, and which an honest page hears only when it lost its rights. */
export const rightsCodes: ReadonlySet<number> = new Set([closeCode.noAccess, closeCode.signedOut]);

function isArranged(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Arranged || cause instanceof UpdatesNotLogged) return true;
  }
  return false;
}

function describe(event: EngineEvent): string {
  const { kind, ...rest } = event;
  return `${kind} ${JSON.stringify(rest, (_, value) => (value instanceof Error ? value.message : value))}`;
}
