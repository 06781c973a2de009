/**
 * T-bitrot (F24): a disk that gives back something else than what was written. Whatever byte it is, the log
 * refuses to open, or says that the document is damaged and gives a state that it once had, or gives the truth.
 */

import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Dice, dice, writtenTogether } from '../../testing/histories.ts';
import { contentHash } from '../document-worker/content-hash.ts';
import { type DocumentName, documentName, type PersonKey, personKey } from '../names.ts';
import { type LogFile, openLog } from './log-file.ts';
import { packEntries } from './rows.ts';
import { LogUnreadable } from './sqlite-file.ts';
import { DocumentDamaged, type StoredDocument } from './update-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'tangram-bitrot-'));
const sound = join(folder, 'sound.db');
const ana = personKey('ana');
const nothingNew = Uint8Array.of(0, 0);
/** document → what a reader sees at each position */
const truth = new Map<DocumentName, string[]>();

const openFile = (file: string) => openLog(file, 0);

function append(log: LogFile, document: DocumentName, after: number, updates: readonly Uint8Array[]): void {
  const bytes = packEntries(updates.map((update) => ({ author: ana, update })));
  const owners: [number, PersonKey][] = [[after + 1, ana]];
  log.append([{ document, after, entries: updates.length, from: 0, to: bytes.length, owners }], bytes, 1);
}

function seen({ snapshot, entries }: StoredDocument): string {
  const doc = new Y.Doc();
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.update);
  for (const { update } of entries) Y.applyUpdate(doc, update);
  for (const name of ['text', 'map', 'body']) doc.get(name);
  return contentHash(doc);
}

beforeAll(() => {
  const log = openFile(sound);
  for (let i = 0; i < 12; i++) {
    const document = documentName(`document ${i}`);
    const roll = dice(i);
    const updates = writtenTogether(i, 3, 15 + roll(30)).map(({ update }) => update);
    const doc = new Y.Doc();
    const states: string[] = [];
    const see = () => seen({ entries: [], snapshot: snapshotAt(states.length) } as unknown as StoredDocument);
    const snapshotAt = (position: number) => ({
      position,
      update: Y.encodeStateAsUpdate(doc),
      stateVector: Y.encodeStateVector(doc),
    });
    states.push(see());
    const snapshotAfter = i % 3 === 0 ? -1 : roll(updates.length);
    for (let at = 0; at < updates.length; ) {
      const together = updates.slice(at, at + 1 + roll(3));
      append(log, document, at, together);
      for (const update of together) {
        Y.applyUpdate(doc, update);
        states.push(see());
      }
      if (at <= snapshotAfter && snapshotAfter < at + together.length) {
        log.saveSnapshot(document, snapshotAt(at + together.length));
      }
      at += together.length;
    }
    truth.set(document, states);
  }
  log.close();
}, 60_000);

/** Opens a copy and holds every document against the truth; what the log says of itself, in one word for each. */
function judge(file: string, hint: string, writtenIn = documentName('document 0')): string[] {
  let log: LogFile;
  try {
    log = openFile(file);
  } catch (error) {
    expect(error, hint).toBeInstanceOf(LogUnreadable);
    return ['unreadable'];
  }
  const said: string[] = [];
  for (const [document, states] of truth) {
    try {
      const stored = log.open(document);
      expect(seen(stored), `${hint}, ${document} at ${stored.position}`).toBe(states[stored.position]);
      if (stored.damage === null) expect(stored.position, `${hint}, ${document}`).toBe(states.length - 1);
      said.push(stored.damage === null ? 'sound' : 'damaged');
      if (document !== writtenIn || stored.damage !== null) continue;
      if (!canWriteOn(log, document, stored.position, hint)) said.push('not taken');
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
      said.push('damaged');
    }
  }
  log.close();
  return said;
}

/** Words added to a document that is said to be sound are there, or were refused. */
function canWriteOn(log: LogFile, document: DocumentName, position: number, hint: string): boolean {
  try {
    append(log, document, position, [nothingNew]);
  } catch (error) {
    expect(error, hint).toBeInstanceOf(Database.SqliteError);
    return false;
  }
  const [entry] = log.readAfter(document, position);
  expect([...(entry?.update ?? [])], `${hint}, ${document}`).toEqual([...nothingNew]);
  return true;
}

function copy(name: string, spoil: (bytes: Buffer) => void): string {
  const file = join(folder, name);
  const bytes = readFileSync(sound);
  spoil(bytes);
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true }); // of the copy before
  writeFileSync(file, bytes);
  return file;
}

const PAGE = 4096;

/** Where: anywhere, or in what SQLite itself reads at the head of a page. */
function place(roll: Dice, size: number): number {
  const page = roll(Math.floor(size / PAGE)) * PAGE;
  return [roll(size), page + roll(12), page + roll(64), roll(120)][roll(4)] as number;
}

test('a copy that nothing happened to is sound', () => {
  expect(
    new Set(
      judge(
        copy('same.db', () => {}),
        'same',
      ),
    ),
  ).toEqual(new Set(['sound']));
});

/** `BITROT_COPIES=1000 npm test -- bitrot` looks longer. */
const copies = Number(process.env.BITROT_COPIES ?? 200);

test(`T-bitrot: ${copies} copies with a bit, a byte or a sector changed: never wrong words, never a crash (§L9)`, () => {
  const met = new Map<string, number>();
  for (let seed = 1; seed <= copies; seed++) {
    const roll = dice(seed);
    const file = copy('flipped.db', (bytes) => {
      const at = place(roll, bytes.length);
      if (seed % 3 === 0) bytes[at] = (bytes[at] as number) ^ (1 << roll(8));
      else if (seed % 3 === 1) bytes[at] = roll(256);
      else bytes.fill(roll(2) * 255, at & ~511, (at & ~511) + 512);
    });
    for (const word of new Set(judge(file, `seed ${seed}`, documentName(`document ${roll(12)}`))))
      met.set(word, (met.get(word) ?? 0) + 1);
  }
  // The flips did hit what they were meant to hit.
  for (const word of ['sound', 'damaged', 'unreadable']) expect(met.get(word), word).toBeGreaterThan(copies / 20);
}, 600_000);

test('T-bitrot: a file that ends early', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const file = join(folder, 'short.db');
    copyFileSync(sound, file);
    truncateSync(file, dice(seed)(readFileSync(sound).length));
    judge(file, `seed ${seed}`);
  }
}, 60_000);

test('F24: a bad snapshot is replaced by all entries; nothing is missing and nothing is said to be damaged', () => {
  const file = copy('snapshot.db', () => {});
  const db = new Database(file);
  db.exec('UPDATE snapshots SET content = zeroblob(length(content))');
  db.close();
  const log = openFile(file);
  for (const [document, states] of truth) {
    const stored = log.open(document);
    expect(stored.damage).toBeNull();
    expect(stored.snapshot).toBeNull();
    expect(seen(stored)).toBe(states.at(-1));
  }
  log.close();
});

test('F24: a bad row before the snapshot does not matter to readers; one after it ends the document there', () => {
  const file = copy('row.db', () => {});
  const db = new Database(file);
  const [document, states] = [...truth][1] as [DocumentName, string[]];
  const { id } = db.prepare('SELECT id FROM documents WHERE name = ?').get(document) as { id: number };
  const { position } = db.prepare('SELECT position FROM snapshots WHERE document = ?').get(id) as { position: number };
  db.prepare('UPDATE updates SET at = at + 1 WHERE document = ? AND position <= ?').run(id, position);
  const log = openFile(file);
  expect(log.open(document)).toMatchObject({ damage: null, position: states.length - 1 });
  db.prepare('UPDATE updates SET checksum = 0 WHERE document = ? AND position = ?').run(id, states.length - 1);
  db.close();
  const stored = log.open(document);
  expect(stored.damage).toEqual({ what: 'update', position: stored.position + 1 });
  expect(seen(stored)).toBe(states[stored.position]);
  log.close();
});
