/** How each thing that a scenario names comes to pass. */

import * as Y from 'yjs';
import { closeCode } from '../../client/codes.ts';
import type { DocumentName } from '../../src/names.ts';
import { type Act, act } from './acts.ts';
import { type Chance, chance } from './chance.ts';
import { newDocument } from './documents.ts';
import type { Page } from './page.ts';
import type { Happening, Kind } from './scenario.ts';
import type { SimulatedServer } from './server.ts';
import type { World } from './world.ts';

const acts: readonly Act[] = [
  ...(['type', 'type', 'type', 'type', 'type', 'type', 'paste', 'delete', 'delete', 'delete'] as const),
  ...([
    'format',
    'format',
    'format',
    'paragraph',
    'paragraph',
    'field',
    'list',
    'undo',
    'undo',
    'redo',
    'point',
  ] as const),
];
const KEY_MS = 15;

/** Lets one thing happen, now. */
export function happen(world: World, { kind, roll }: Happening): void {
  const dice = chance(roll, kind);
  world.trace(`· ${kind}`);
  ways[kind](world, dice);
}

const ways: Record<Kind, (world: World, dice: Chance) => void> = {
  write(world, dice) {
    write(world, pickPage(world, dice), dice.one(acts), dice);
  },
  burst(world, dice) {
    const page = pickPage(world, dice);
    const pause = dice.one([0, 1, KEY_MS]);
    for (let key = dice.between(3, 12); key > 0; key--) {
      if (page !== undefined) world.time.after(page.actor, key * pause, () => write(world, page, 'type', dice));
    }
  },
  open(world, dice) {
    if (livePages(world).length < 8) world.openPage(dice.one(world.devices), dice.one(world.documents));
  },
  close(world, dice) {
    inPage(world, pickPage(world, dice), (page) => page.close());
  },
  vanish(world, dice) {
    pickPage(world, dice)?.vanish();
  },
  reload(world, dice) {
    inPage(world, pickPage(world, dice), (page) => {
      const { device, document } = page.options;
      page.close();
      world.time.after(world.fate, dice.one([0, 5, 300]), () => void world.openPage(device, document));
    });
  },
  sleep(world, dice) {
    const page = pickPage(world, dice);
    if (page === undefined) return;
    world.time.sleep(page.actor);
    page.cable?.up.hold('asleep');
    later(world, dice.one([50, 1_000, 20_000]), () => page.wake());
  },
  offline(world, dice) {
    const page = pickPage(world, dice);
    if (page === undefined) return;
    page.goOffline();
    later(world, dice.one([50, 1_000, 20_000]), () => page.comeOnline());
  },
  stall(world, dice) {
    const cable = pickPage(world, dice)?.cable;
    if (!cable) return;
    const wires = dice.one([[cable.up], [cable.down], [cable.up, cable.down]]);
    for (const wire of wires) wire.hold('stalled');
    const isForEver = dice.happens(0.3);
    if (isForEver) return;
    later(world, dice.one([20, 400, 9_000]), () => {
      for (const wire of wires) wire.release('stalled');
    });
  },
  cut(world, dice) {
    pickPage(world, dice)?.cable?.cut();
  },
  rights(world, dice) {
    const { person } = dice.one(world.devices);
    const document = dice.one(world.documents);
    world.setRight(person, document, dice.one(['read', 'read', null]));
    if (dice.happens(0.8)) later(world, dice.one([0, 5, 50, 1_000]), () => world.setRight(person, document, 'edit'));
  },
  signOut(world, dice) {
    const { person } = dice.one(world.devices);
    world
      .runningServer()
      ?.setAccess({ document: null, person, session: null, access: null, code: closeCode.signedOut });
  },
  crash(world, dice) {
    const index = dice.below(world.servers.length);
    const how = dice.one(['process', 'power'] as const);
    if (!(world.servers[index] as SimulatedServer).isRunning) return;
    world.crashServer(index, how);
    later(world, dice.fraction() * world.scenario.restartMs, () => world.startServer(index));
  },
  deploy(world, dice) {
    const index = dice.below(world.servers.length);
    const server = world.servers[index] as SimulatedServer;
    if (!server.isRunning || server.engine.isStopping) return;
    world.time.after(server.actor, 0, () => {
      void server.stop().then(() => world.time.after(world.fate, 0, () => world.startServer(index)));
    });
  },
  workerDies(world, dice) {
    const server = dice.one(world.servers);
    if (server.isRunning) world.time.after(server.actor, 0, () => server.workerDies());
  },
  diskFails(world, dice) {
    world.disk.isFailing = true;
    later(world, dice.one([5, 100, 1_500]), () => {
      world.disk.isFailing = false;
    });
  },
  diskFills(world, dice) {
    world.disk.isFull = true;
    later(world, dice.one([50, 2_000]), () => {
      world.disk.isFull = false;
    });
  },
  diskSlow(world, dice) {
    world.disk.isSlow = true;
    later(world, dice.one([100, 2_000]), () => {
      world.disk.isSlow = false;
    });
  },
  databaseCut(world, dice) {
    const link = world.links.length > 0 ? dice.one(world.links) : undefined;
    if (link === undefined) return;
    link.isCut = true;
    later(world, dice.one([5, 100, 3_000]), () => {
      link.isCut = false;
    });
  },
  databaseCrash(world, dice) {
    world.database?.crash(dice.one(['process', 'power']));
  },
  seed(world, dice) {
    const document = dice.one(world.documents);
    const doc = newDocument(0);
    doc.getText('text').insert(0, 'Unit title');
    const update = Y.encodeStateAsUpdate(doc);
    const times = dice.between(1, 3);
    for (let i = 0; i < times; i++) ask(world, dice, ({ engine }) => engine.seed(document, update));
  },
  edit(world, dice) {
    const document = dice.one(world.documents);
    const { person } = dice.one(world.devices);
    const name = dice.happens(0.9) ? 'append' : 'failHalfWay';
    ask(world, dice, ({ engine }) => engine.edit(document, name, 'mark ', person));
  },
  compact(world, dice) {
    const document = dice.one(world.documents);
    const before = deletedLetters(world, document);
    ask(world, dice, async ({ engine }) => {
      await engine.compact(document);
      const deleted = before.filter((letter) => world.ledger.timesWritten(letter) === 1); // and not brought back
      for (const letter of deleted) world.purged.add(letter);
      world.trace(`${document} is compacted; ${deleted.length} letters are gone for good`);
    });
  },
  tell(world, dice) {
    const document = dice.one(world.documents);
    ask(world, dice, async ({ engine }) => engine.tell(document, Uint8Array.of(1, 2, 3)));
  },
  forge(world, dice) {
    world.intruders[world.intruders.length === 1 ? 0 : dice.below(world.intruders.length)]?.forge();
  },
  backup(world) {
    world.backup = world.disk.safe.slice();
  },
  restore(world) {
    const { backup } = world;
    if (backup === null) return;
    world.servers.forEach((server, index) => {
      if (server.isRunning) world.crashServer(index, 'process');
    });
    world.restoreBackup(backup);
    world.servers.forEach((_, index) => void world.startServer(index));
  },
  clockJumps(world, dice) {
    const day = 86_400_000;
    dice.one(world.servers).actor.wallOffset += dice.one([-day, -3_600_000, 3_600_000, day]);
  },
};

function livePages(world: World): Page[] {
  return world.pages.filter((page) => !page.isGone && page.closedWith === null);
}

function pickPage(world: World, dice: Chance): Page | undefined {
  const pages = livePages(world);
  return pages.length === 0 ? undefined : dice.one(pages);
}

function later(world: World, ms: number, then: () => void): void {
  world.time.after(world.fate, ms, then);
}

function inPage(world: World, page: Page | undefined, then: (page: Page) => void): void {
  if (page !== undefined) world.time.after(page.actor, 0, () => page.isGone || then(page));
}

/** Somebody writes, if their page lets them. */
function write(world: World, page: Page | undefined, what: Act, dice: Chance): void {
  inPage(world, page, (page) => {
    // A page that may only read lets nobody type; now and then one is mistaken about it.
    const mayType = page.isReady && page.closedWith === null && (page.role !== 'read' || dice.happens(0.1));
    if (!mayType) return;
    world.trace(`${page.person} in ${page.options.name}: ${what}`);
    act(page, what, dice);
  });
}

/** The application asks a server for something. It may be down, or fail: then nothing was promised. */
function ask(world: World, dice: Chance, what: (server: SimulatedServer) => Promise<unknown>): void {
  const server = dice.one(world.servers);
  if (!server.isRunning || server.engine.isStopping) return;
  world.time.after(server.actor, 0, () => {
    what(server).catch((error: unknown) => world.trace(`${server.options.name} could not: ${error}`));
  });
}

/** Letters that are safely in the log, and deleted there. */
function deletedLetters(world: World, document: DocumentName): string[] {
  const { doc } = world.judge.document(document);
  return world.ledger
    .letters(document)
    .filter(({ client, clock }) => {
      if (Y.getState(doc.store, client) <= clock) return false;
      const structs = doc.store.clients.get(client) ?? [];
      return structs[Y.findIndexSS(structs, clock)]?.deleted;
    })
    .map(({ char }) => char);
}
