/**
 * A log that several servers share, on a machine of its own. Each of them reaches it over a connection that
 * takes time and can be cut: before a question has arrived, or before its answer has.
 */

import type { UpdateLog } from '../../src/update-log/update-log.ts';
import { UpdatesNotLogged } from '../../src/update-log/update-log.ts';
import type { Chance } from './chance.ts';
import { Arranged, type SimulatedDisk } from './disk.ts';
import { openDiskLog } from './disk-log.ts';
import { Actor, type VirtualTime } from './time.ts';

export class Database {
  readonly #time: VirtualTime;
  readonly #disk: SimulatedDisk;
  readonly #generation: () => number;
  actor: Actor;
  log: UpdateLog;

  constructor(time: VirtualTime, disk: SimulatedDisk, generation: () => number) {
    this.#time = time;
    this.#disk = disk;
    this.#generation = generation;
    this.actor = new Actor('database');
    this.log = openDiskLog(disk, time.clockOf(this.actor), generation());
  }

  /** What was asked and not answered never is; the disk keeps what it keeps. */
  crash(how: 'process' | 'power'): void {
    this.#time.kill(this.actor);
    if (how === 'power') this.#disk.powerFails();
    else this.#disk.processDies();
    this.actor = new Actor('database');
    this.log = openDiskLog(this.#disk, this.#time.clockOf(this.actor), this.#generation());
  }
}

const ANSWER_PATIENCE_MS = 2_000;

export class DatabaseConnection {
  readonly #time: VirtualTime;
  readonly #database: Database;
  readonly #actor: Actor;
  readonly #chance: Chance;
  readonly #delayMs: number;
  isCut = false;

  constructor(time: VirtualTime, database: Database, actor: Actor, chance: Chance, delayMs: number) {
    this.#time = time;
    this.#database = database;
    this.#actor = actor;
    this.#chance = chance;
    this.#delayMs = delayMs;
  }

  /** The log, as this server can reach it. */
  get log(): UpdateLog {
    return {
      generation: this.#database.log.generation,
      append: (batches) =>
        this.#ask((log) => log.append(batches)).catch((cause: unknown) => {
          throw cause instanceof UpdatesNotLogged ? cause : new UpdatesNotLogged(cause);
        }),
      open: (document) => this.#ask((log) => log.open(document)),
      readAfter: (document, position) => this.#ask((log) => log.readAfter(document, position)),
      missedSince: (document, position) => this.#ask((log) => log.missedSince(document, position)),
      heads: (documents) => this.#ask((log) => log.heads(documents)),
      saveSnapshot: (document, snapshot) => this.#ask((log) => log.saveSnapshot(document, snapshot)),
      documents: () => this.#ask((log) => log.documents()),
      close: async () => {},
    };
  }

  #ask<T>(act: (log: UpdateLog) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const lost = () => reject(new Arranged('the connection to the database broke'));
      const stopWaiting = this.#time.after(this.#actor, ANSWER_PATIENCE_MS, lost);
      const travels = (to: Actor, act: () => void) => {
        if (this.isCut) return;
        this.#time.after(to, this.#delayMs * (0.5 + this.#chance.fraction()), () => this.isCut || act());
      };
      const answers = (act: () => void) =>
        travels(this.#actor, () => {
          stopWaiting();
          act();
        });
      travels(this.#database.actor, () => {
        act(this.#database.log).then(
          (answer) => answers(() => resolve(answer)),
          (error: unknown) => answers(() => reject(error)),
        );
      });
    });
  }
}
