/**
 * A world: its servers, its disk, its people with their pages, and what lies between them. It knows how things
 * are put together and what is true in it; what happens in it is in happenings.ts, what must hold at its end in rest.ts.
 */

import { crc32 } from 'node:zlib';
import type { Access } from '../../client/codes.ts';
import { closeCode } from '../../client/codes.ts';
import { alone } from '../../src/fan-out/local.ts';
import { fanOutHub } from '../../src/fan-out/memory.ts';
import { type DocumentName, documentName, nobody, type PersonKey, personKey } from '../../src/names.ts';
import { PageEnd } from './cable.ts';
import { type Chance, chance } from './chance.ts';
import { Database, DatabaseConnection } from './database.ts';
import { SimulatedDisk } from './disk.ts';
import { openDiskLog } from './disk-log.ts';
import { type Arrival, arrive } from './door.ts';
import { surround } from './globals.ts';
import { Intruder } from './intruder.ts';
import { Judge } from './judge.ts';
import { Ledger } from './ledger.ts';
import { type Device, Page } from './page.ts';
import { Rights } from './rights.ts';
import type { Scenario } from './scenario.ts';
import { SimulatedServer } from './server.ts';
import { Session } from './session.ts';
import { Actor, VirtualTime } from './time.ts';
import { type Accuse, Violation } from './violation.ts';

/** Those who have an account, and mean no good. */
const intruders = ['eve', 'mallory'].map(personKey);
export const isIntruder = (person: PersonKey): boolean => intruders.includes(person);

export class World {
  readonly scenario: Scenario;
  readonly chance: Chance;
  readonly time = new VirtualTime();
  readonly ledger = new Ledger();
  readonly rights: Rights;
  readonly disk: SimulatedDisk;
  readonly database: Database | null;
  readonly documents: readonly DocumentName[];
  readonly devices: readonly Device[];
  readonly pages: Page[] = [];
  readonly servers: SimulatedServer[] = [];
  /** each server's way to the database, if there is one */
  readonly links: DatabaseConnection[] = [];
  readonly intruders: readonly Intruder[];
  /** letters that were deleted before a compaction, and that no newcomer may be sent */
  readonly purged = new Set<string>();
  /** whoever arranges things, and is nobody in particular */
  readonly fate = new Actor('fate');
  judge: Judge;
  generation = 1;
  backup: Uint8Array | null = null;
  violation: Violation | null = null;
  traceHash = 0;
  /** From the end on nothing is lost any more. */
  isHealed = false;
  readonly #print: ((line: string) => void) | null;
  readonly #joinFanOut = fanOutHub();
  #started = 0;

  constructor(scenario: Scenario, print: ((line: string) => void) | null) {
    this.scenario = scenario;
    this.#print = print;
    const { seed } = scenario;
    this.chance = chance(seed, 'world');
    surround({
      now: () => this.time.now,
      wall: () => this.time.wallOf(this.time.current),
      after: (ms, act) => this.time.after(this.time.current ?? this.fate, ms, act),
      fraction: chance(seed, 'inside').fraction,
    });
    this.rights = new Rights(this.accuse);
    this.documents = ['ratios', 'fractions'].slice(0, scenario.documents).map(documentName);
    const people = ['ana', 'ben', 'cleo', 'dan', 'eva', 'fay'].slice(0, scenario.people).map(personKey);
    this.devices = people.map((person) => ({ person, copies: new Map(), unsent: new Map() }));
    this.disk = new SimulatedDisk(scenario.disk, chance(seed, 'disk'));
    this.judge = this.#newJudge();
    this.disk.safer = () => this.judge.read(this.disk.safe);
    this.database = scenario.servers === 1 ? null : new Database(this.time, this.disk, () => this.generation);
    for (let i = 0; i < scenario.servers; i++) this.startServer(i);
    this.intruders = intruders
      .slice(0, scenario.intruders)
      .map((person) => new Intruder(this, person, chance(seed, person)));
    for (const device of this.devices) this.openPage(device, this.chance.one(this.documents));
  }

  readonly accuse: Accuse = (invariant, what) => {
    this.violation ??= new Violation(invariant, what);
  };

  readonly trace = (line: string): void => {
    const text = `${this.time.now.toFixed(3)} ${line}`;
    this.traceHash = crc32(text, this.traceHash);
    this.#print?.(text);
  };

  /** The application changes somebody's right, and tells one of the servers. */
  setRight(person: PersonKey, document: DocumentName, access: Access | null): void {
    this.rights.set(person, document, access);
    this.trace(`${person} may ${access ?? 'nothing'} in ${document}`);
    this.runningServer()?.setAccess({ person, document, session: null, access, code: closeCode.noAccess });
  }

  runningServer(): SimulatedServer | undefined {
    return this.servers.find(({ isRunning, engine }) => isRunning && !engine.isStopping);
  }

  openPage(device: Device, document: DocumentName): Page {
    const { time, ledger, trace, accuse, scenario, generation, rights, chance } = this;
    const { person } = device;
    const page = new Page({
      name: `page ${this.pages.length + 1}`,
      device,
      document,
      generation,
      time,
      ledger,
      judge: () => this.judge,
      connect: (of) => {
        const end = new PageEnd();
        const laid = (cable: Page['cable']) => {
          of.cable = cable;
        };
        if (of.isOffline) of.hanging.push(end);
        else this.arrive({ end, actor: of.actor, isHonest: true, person, document, generation, wantsAck: true, laid });
        return end;
      },
      writesAs: rights.writesAs,
      trace,
      accuse,
      copyMs: scenario.copyMs,
      backoffMs: 500 + chance.below(2_000),
      isPatient: chance.happens(0.5),
      repeatsOthers: chance.happens(0.5),
    });
    rights.writesAs(page.doc.clientID, person);
    this.pages.push(page);
    trace(`${person} opens ${document} in ${page.options.name} as ${page.doc.clientID}`);
    return page;
  }

  /** Somebody comes to one of the servers. */
  arrive(arrival: Arrival): void {
    const { person, document, isHonest } = arrival;
    const { judge, rights, accuse, ledger } = this;
    const purged = new Set(this.purged);
    const session = new Session({
      document,
      person,
      isHonest,
      judge,
      ownerOf: rights.ownerOf,
      isPurged: (letter) => purged.has(letter) && ledger.timesWritten(letter) === 1,
      arrived: rights.arrived,
      accuse,
    });
    arrive(this, this.servers[this.chance.below(this.servers.length)] as SimulatedServer, arrival, session);
  }

  /** Starts a server where none runs. */
  startServer(index: number): void {
    if (this.servers[index]?.isRunning) return;
    const { scenario, time, trace, accuse, disk, database, rights } = this;
    const name = `server ${index + 1}.${++this.#started}`;
    trace(`${name} starts`);
    this.servers[index] = new SimulatedServer({
      name,
      time,
      chance: chance(scenario.seed, name),
      limits: scenario.limits,
      openLog: (actor) => {
        if (database === null) return openDiskLog(disk, time.clockOf(actor), this.generation);
        const link = new DatabaseConnection(time, database, actor, chance(scenario.seed, `way of ${name}`), 0.5);
        this.links[index] = link;
        return link.log;
      },
      fanOut: scenario.servers === 1 ? alone : this.#joinFanOut(),
      carry: (to, deliver) => this.#carry(to, deliver),
      mayWrite: (session) => rights.mayWrite(session),
      workMs: scenario.workMs,
      busy: scenario.busy,
      trace,
      accuse,
    });
  }

  /** A server is gone at once: its process, or its whole machine. A disk is in its machine only if it has it alone. */
  crashServer(index: number, how: 'process' | 'power'): void {
    const server = this.servers[index] as SimulatedServer;
    this.trace(`${server.options.name} crashes: ${how}`);
    server.crash(how === 'process');
    if (this.database !== null) return;
    if (how === 'power') this.disk.powerFails();
    else this.disk.processDies();
  }

  /** Puts the disk back to what it was when the backup was made. Every server must be down. */
  restoreBackup(copy: Uint8Array): void {
    this.generation++;
    this.database?.crash('process');
    this.disk.restore(copy);
    this.purged.clear();
    this.judge = this.#newJudge();
    this.judge.believe(this.disk.safe);
  }

  #newJudge(): Judge {
    const { rights, accuse, ledger } = this;
    return new Judge({
      ownerOf: rights.ownerOf,
      accuse,
      entered(document, entry) {
        rights.checkEntry(document, entry);
        if (entry.author === nobody) ledger.writtenAgain(entry.update);
        if (!isIntruder(entry.author)) return;
        const { deletes } = entry.scan;
        for (let i = 0; i < deletes.length; i += 3) {
          ledger.deleted(document, deletes[i] as number, deletes[i + 1] as number, deletes[i + 2] as number);
        }
      },
    });
  }

  /** What one server says to the others is lost, doubled, late and out of order. */
  #carry(to: Actor, deliver: () => void): void {
    const { delayMs, lost, doubled } = this.scenario.fanOut;
    if (!this.isHealed && this.chance.happens(lost)) return;
    for (let times = this.chance.happens(doubled) ? 2 : 1; times > 0; times--) {
      this.time.after(to, delayMs * this.chance.fraction(), deliver);
    }
  }
}
