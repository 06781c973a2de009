/**
 * The end of a world. Everything that was broken works again, everybody who may comes back, and after a while
 * nothing moves any more. Then all must hold the same words, and when all have left, nothing may be left of them.
 */

import * as Y from 'yjs';
import type { Clock } from '../../src/clock.ts';
import { contentHash } from '../../src/document-worker/content-hash.ts';
import { type DocumentName, nobody } from '../../src/names.ts';
import { openDiskLog } from './disk-log.ts';
import { readerDocument } from './documents.ts';
import { difference, sameDocument } from './judge.ts';
import { type Letter, visibleLetters } from './ledger.ts';
import type { Page } from './page.ts';
import { rightsCodes } from './server.ts';
import { isIntruder, type World } from './world.ts';

/** Nothing that the engine or a page waits for takes longer. */
const PATIENCE_MS = 150_000;
const LOOK_EVERY_MS = 500;

/** Lets time pass until a deadline, or until the world has a violation or `enough` says so. */
type Pass = (ms: number, enough?: () => boolean) => Promise<void>;

export async function bringToRest(world: World, pass: Pass): Promise<void> {
  heal(world);
  await pass(
    PATIENCE_MS,
    atIntervals(world, () => complaint(world) === null),
  );
  const why = complaint(world);
  if (why !== null) world.accuse('settled', `after ${PATIENCE_MS / 1_000} s ${why}`);
  if (world.violation !== null) return;

  for (const document of world.documents) checkHistory(world, document);
  const newcomers = world.documents.flatMap((document) =>
    world.servers.map(() =>
      world.openPage({ person: world.devices[0]?.person as never, copies: new Map(), unsent: new Map() }, document),
    ),
  );
  await pass(
    PATIENCE_MS,
    atIntervals(world, () => newcomers.every(({ provider }) => provider.synced) && complaint(world) === null),
  );
  const later = complaint(world);
  if (later !== null) world.accuse('settled', `somebody who came last: ${later}`);
  checkCopies(world);
  if (world.violation === null) await emptyOut(world, pass);
}

function heal(world: World): void {
  world.isHealed = true;
  world.trace('· everything works again');
  Object.assign(world.disk, { isFailing: false, isFull: false, isSlow: false });
  for (const link of world.links) link.isCut = false;
  for (const intruder of world.intruders) intruder.leave();
  for (const page of world.pages) {
    page.wake();
    page.comeOnline();
    page.cable?.up.release('stalled');
    page.cable?.down.release('stalled');
    // Whoever was shown out and may come in again opens the document anew; the old tab stays as it is.
    const mayReturn = world.rights.of(page.person, page.options.document) !== null;
    if (page.isGone || page.closedWith === null || !mayReturn) continue;
    world.time.after(page.actor, 0, () => {
      page.close();
      world.openPage(page.options.device, page.options.document);
    });
  }
  world.servers.forEach((server, index) => {
    if (!server.actor.isAlive) world.startServer(index);
  });
}

function openPages(world: World): Page[] {
  return world.pages.filter((page) => !page.isGone && page.closedWith === null);
}

/** Is there anything that still has to happen? What that is. */
function complaint(world: World): string | null {
  const open = openPages(world);
  for (const page of open) {
    const { name, document } = page.options;
    const who = `${page.person} in ${name}`;
    const right = world.rights.of(page.person, document);
    if (right === null) return `${who} is still in ${document}`;
    if (!page.provider.wsconnected || !page.provider.synced) return `${who} is not connected`;
    if (page.role !== right) return `${who} takes the right to be ${page.role}, and it is ${right}`;
    if (right === 'edit' && page.line.state.kind !== 'saved') return `${who} has words that are not saved`;
    const { doc } = world.judge.document(document);
    const mayDiffer = right === 'read' && page.mayHoldMore;
    if (!mayDiffer && !sameDocument(page.doc, doc))
      return `${who} reads something else than the log holds: ${difference(page.doc, doc)}`;
  }
  for (const document of world.documents) {
    const here = open.filter((page) => page.options.document === document);
    const expected = new Set(here.map((page) => page.provider.awareness.clientID));
    for (const page of here) {
      for (const client of page.provider.awareness.getStates().keys()) {
        if (!expected.has(client)) return `${page.options.name} sees ${client}, who is not there`;
      }
      const missing = here.find((other) => !page.provider.awareness.getStates().has(other.provider.awareness.clientID));
      if (missing !== undefined) return `${page.options.name} does not see ${missing.options.name}`;
    }
  }
  return null;
}

/** Every letter that was stored and that nobody deleted is there, once; nothing is there that nobody wrote. */
function checkHistory(world: World, document: DocumentName): void {
  const { doc, writers } = world.judge.document(document);
  const present = visibleLetters(doc);
  const known = new Set<string>();
  for (const letter of world.ledger.letters(document)) {
    const id = `${letter.client} ${letter.clock}`;
    known.add(id);
    const isStored = Y.getState(doc.store, letter.client) > letter.clock;
    if (!isStored || letter.isFragile || world.ledger.wasDeleted(document, letter)) continue;
    if (present.get(id) !== letter.char)
      world.accuse('history', `${describe(letter)} was stored, and is not in ${document}`);
  }
  const restored = new Set<string>();
  for (const [id, char] of present) {
    const client = Number(id.split(' ')[0]);
    // An intruder may write under an id that nobody has, and say there what she has overheard.
    const owner = world.rights.ownerOf(client) ?? writers.get(client);
    if (owner === nobody) {
      // What a server brought back that an intruder had deleted.
      if (restored.has(char))
        world.accuse('history', `letter ${char.codePointAt(0)} was brought back twice in ${document}`);
      restored.add(char);
    } else if ((owner === undefined || !isIntruder(owner)) && !known.has(id)) {
      world.accuse('history', `${id} in ${document} is letter ${char.codePointAt(0)}, and nobody wrote it`);
    }
  }
  const words = doc.getText('text').toString();
  for (const run of world.ledger.runs) {
    let last = -1;
    for (const char of run) {
      const at = world.ledger.timesWritten(char) === 1 ? words.indexOf(char) : -1;
      if (at < 0) continue;
      if (at < last) world.accuse('history', `words of one hand are out of order in ${document}`);
      last = at;
    }
  }
}

const describe = ({ char, client, clock }: Letter) => `letter ${char.codePointAt(0)} (${client} ${clock})`;

/** No page was thrown out that did nothing to deserve it. */
function checkCopies(world: World): void {
  for (const page of world.pages) {
    if (page.closedWith === null || rightsCodes.has(page.closedWith)) continue;
    if (page.options.generation < world.generation) continue;
    world.accuse('refused', `${page.person} in ${page.options.name} was shown out with ${page.closedWith}`);
  }
}

/** All leave, and the servers stop: no room, no timer, no word is left anywhere but on the disk. */
async function emptyOut(world: World, pass: Pass): Promise<void> {
  for (const page of openPages(world)) world.time.after(page.actor, 0, () => page.close());
  await pass(world.scenario.limits.idleMs + 30_000);
  for (const server of world.servers) {
    const { name } = server.options;
    if (server.seats.size > 0) world.accuse('bounded', `${name} holds ${server.seats.size} sockets of nobody`);
    if (server.openRooms.size > 0) world.accuse('bounded', `${name} keeps the rooms of ${[...server.openRooms]}`);
    if (server.actor.pending !== 1)
      world.accuse('bounded', `${name} waits for ${server.actor.pending} things, not for its tick`);
  }
  const stopped = world.servers.map((server) => {
    world.time.after(server.actor, 0, () => void server.stop());
    return server;
  });
  await pass(20_000);
  for (const { isStopped, options } of stopped)
    if (!isStopped) world.accuse('settled', `${options.name} does not stop`);
  await checkRecovery(world, pass);
}

/** Whoever opens the disk anew finds what was safe on it. */
async function checkRecovery(world: World, pass: Pass): Promise<void> {
  world.disk.powerFails();
  const log = openDiskLog(world.disk, world.time.clockOf(world.fate) as Clock, world.generation);
  for (const document of world.documents) {
    let found: Y.Doc | null = null;
    log.open(document).then(
      ({ snapshot, entries }) => {
        found = readerDocument();
        if (snapshot !== null) Y.applyUpdate(found, snapshot.update);
        for (const { update } of entries) Y.applyUpdate(found, update);
      },
      (error: unknown) => world.trace(`${error}`),
    );
    await pass(1_000);
    const { doc } = world.judge.document(document);
    if (found === null) world.accuse('settled', `${document} cannot be opened any more`);
    else if (contentHash(found) !== contentHash(doc))
      world.accuse('converged', `${document} comes back as something else`);
  }
}

/** Looking costs more than most of what happens: it is enough to look now and then. */
function atIntervals(world: World, isSo: () => boolean): () => boolean {
  let next = world.time.now + LOOK_EVERY_MS;
  return () => {
    if (world.time.now < next) return false;
    next = world.time.now + LOOK_EVERY_MS;
    return isSo();
  };
}
