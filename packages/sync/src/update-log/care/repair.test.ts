/** The repair: what can be kept is kept, what is lost is said, and nothing that is sound changes. */

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { corruptions, spoilLog } from '../../../testing/corruptions.ts';
import { dice } from '../../../testing/histories.ts';
import { appendTo, writeLog } from '../../../testing/stored-log.ts';
import { contentHash } from '../../document-worker/content-hash.ts';
import { type DocumentName, documentName, personKey } from '../../names.ts';
import { lockFolder } from '../folder-lock.ts';
import { openLog } from '../log-file.ts';
import { LogUnreadable } from '../sqlite-file.ts';
import { repairLog } from './repair.ts';
import { checkLog } from './self-check.ts';

const home = mkdtempSync(join(tmpdir(), 'tangram-repair-'));
const sound = join(home, 'sound.db');
let documents: readonly DocumentName[];
let truth: ReadonlyMap<DocumentName, string>;

beforeAll(() => {
  documents = writeLog(sound, 5, 12);
  truth = contents(sound);
});

function folderWith(name: string): { readonly folder: string; readonly file: string } {
  const folder = join(home, name.replaceAll(/\W/g, '-'));
  mkdirSync(folder);
  const file = join(folder, 'log.db');
  copyFileSync(sound, file);
  return { folder, file };
}

/** What a reader sees of each document, as the server would open it. */
function contents(file: string): Map<DocumentName, string> {
  const log = openLog(file, 0);
  const seen = new Map(
    documents.map((document) => {
      const { snapshot, entries, damage } = log.open(document);
      expect(damage).toBeNull();
      const doc = new Y.Doc();
      if (snapshot !== null) Y.applyUpdate(doc, snapshot.update);
      for (const { update } of entries) Y.applyUpdate(doc, update);
      for (const name of ['text', 'map', 'body']) doc.get(name);
      return [document, contentHash(doc)] as const;
    }),
  );
  log.close();
  return seen;
}

const generationOf = (file: string) => {
  const log = openLog(file, 0);
  const { generation } = log.facts;
  log.close();
  return generation;
};

test('a log that is sound is left as it is', () => {
  const { folder, file } = folderWith('sound');
  const before = readFileSync(file);
  expect(repairLog(folder)).toEqual({ problems: [], documents: [], kept: null, generation: 1 });
  expect(Buffer.compare(readFileSync(file), before)).toBe(0);
});

describe('after the repair everything is in order, and only what is said to be lost is lost (§L12):', () => {
  test.each(corruptions)('%s', (name, spoil) => {
    const { folder, file } = folderWith(name);
    const [document] = documents as [DocumentName];
    spoilLog(file, document, spoil);
    const damaged = readFileSync(file);
    const report = repairLog(folder);
    const seen = contents(file);
    expect([...checkLog(file)]).toEqual([]);
    const lost = report.documents.filter((one) => one.lost > 0).map((one) => one.document);
    for (const [one, content] of truth) if (!lost.includes(one)) expect(seen.get(one)).toBe(content);
    expect(lost.every((one) => one === document)).toBe(true);
    if (lost.length > 0) expect(generationOf(file)).toBeGreaterThan(1);
    expect(report.generation).toBe(generationOf(file));
    expect(Buffer.compare(readFileSync(report.kept as string), damaged)).toBe(0);
  });
});

test('the words of a lost row are gone, and whoever did not build on them keeps theirs', () => {
  const folder = join(home, 'two-people');
  mkdirSync(folder);
  const file = join(folder, 'log.db');
  const [ana, ben] = [personKey('ana'), personKey('ben')];
  const document = documentName('ratios');
  const doc = { ana: new Y.Doc(), ben: new Y.Doc() };
  doc.ana.clientID = 1;
  doc.ben.clientID = 2;
  const log = openLog(file, 0);
  let after = 0;
  const write = (who: 'ana' | 'ben', change: (doc: Y.Doc) => void) => {
    const updates: Uint8Array[] = [];
    doc[who].on('update', (update: Uint8Array) => updates.push(update));
    change(doc[who]);
    const entries = updates.map((update) => ({ author: who === 'ana' ? ana : ben, update }));
    appendTo(log, [{ document, after, entries, owners: after < 2 ? [who === 'ana' ? [1, ana] : [2, ben]] : [] }]);
    after += entries.length;
    doc[who].off('update', () => {});
  };
  write('ana', ({ getText }) => getText.call(doc.ana, 'a').insert(0, 'one '));
  write('ben', () => doc.ben.getText('b').insert(0, 'eins '));
  write('ana', () => doc.ana.getText('a').insert(4, 'two '));
  write('ben', () => doc.ben.getText('b').insert(5, 'zwei '));
  write('ana', () => doc.ana.getText('a').insert(8, 'three '));
  log.close();
  const db = new Database(file);
  db.exec(`UPDATE updates SET at = 0 WHERE position = ${after - 2}`);
  db.close();
  const report = repairLog(folder);
  expect(report.documents).toMatchObject([{ document: 'ratios' }]);
  const again = openLog(file, 0);
  const rest = new Y.Doc();
  Y.applyUpdate(rest, again.open(document).snapshot?.update as Uint8Array);
  expect(rest.getText('a').toString()).toBe('one ');
  expect(rest.getText('b').toString()).toBe('eins zwei ');
  expect(again.headOf(document).position).toBe(after + 1); // one more, so that what was derived is derived again
  again.close();
  const asIfFound = new Database(file, { readonly: true });
  const why = asIfFound.prepare('SELECT why FROM set_aside ORDER BY position').pluck().all();
  expect(why.length).toBeGreaterThan(1);
  expect(why[0]).toBe('it is not what was written');
  asIfFound.close();
});

test('bit rot, repaired: 40 copies with something changed', () => {
  let repaired = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { folder, file } = folderWith(`rot ${seed}`);
    const roll = dice(seed);
    const bytes = readFileSync(file);
    const at = roll(bytes.length);
    if (seed % 2 === 0) bytes[at] = (bytes[at] as number) ^ (1 << roll(8));
    else bytes.fill(0, at & ~511, (at & ~511) + 512);
    writeFileSync(file, bytes);
    let report: ReturnType<typeof repairLog>;
    try {
      report = repairLog(folder);
    } catch (error) {
      expect(error, `seed ${seed}`).toBeInstanceOf(LogUnreadable);
      expect(Buffer.compare(readFileSync(file), bytes)).toBe(0);
      continue;
    }
    const named = new Set(report.documents.filter(({ lost }) => lost > 0).map(({ document }) => document));
    for (const [document, content] of contents(file)) {
      if (!named.has(document)) expect(content, `seed ${seed}, ${document}`).toBe(truth.get(document));
    }
    expect([...checkLog(file)], `seed ${seed}`).toEqual([]);
    if (report.kept !== null) repaired++;
  }
  expect(repaired).toBeGreaterThan(5);
}, 60_000);

test('a folder that a server holds, and one without a log, are refused', () => {
  const { folder, file } = folderWith('held');
  const before = readFileSync(file);
  const lock = lockFolder(folder);
  expect(() => repairLog(folder)).toThrow('in use by another process');
  lock.release();
  expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  const empty = join(home, 'empty');
  expect(() => repairLog(empty)).toThrow('it is not there');
  expect(existsSync(join(empty, 'log.db'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('repairing'))).toEqual([]);
});
