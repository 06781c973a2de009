/**
 * What the care for a log must do, whatever the log is kept in: find what is not what was written, make whole what can be
 * made whole, and begin a new history where something is gone.
 */

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '../src/document-worker/content-hash.ts';
import type { DocumentName } from '../src/names.ts';
import type { Problem } from '../src/update-log/care/check-document.ts';
import type { Repair } from '../src/update-log/care/repair.ts';
import type { UpdateLog } from '../src/update-log/update-log.ts';
import { writeThrough } from './stored-log.ts';

/** A log of its own for one test, and a way past all of its doors. */
export interface CareGround {
  /** Opens it as a server would. */
  open(): Promise<UpdateLog>;
  /** Runs a statement in which `updates`, `owners`, `snapshots` and `documents` stand in braces. Answers how many rows it changed. */
  run(sql: string): Promise<number>;
  numberOf(document: DocumentName): Promise<number>;
  positionsOf(document: DocumentName): Promise<readonly number[]>;
  check(): Promise<readonly Problem[]>;
  repair(): Promise<Repair>;
}

/** `$first` lies before the snapshot, `$middle` and `$last` behind it. */
const here = 'document = $id AND position = $middle';

/** What is done to one document; what is said of it; can its words be there all the same? */
const spoilings: readonly [name: string, sql: string, words: RegExp, isLost: boolean][] = [
  ['a row changed', `UPDATE {updates} SET at = at + 1 WHERE ${here}`, /row at \d+ is not what was written/, true],
  ['a row gone', `DELETE FROM {updates} WHERE ${here}`, /comes a row that begins at/, true],
  [
    'the last row gone',
    'DELETE FROM {updates} WHERE document = $id AND position = $last',
    /and it should end at/,
    true,
  ],
  [
    'a row before the snapshot changed',
    'UPDATE {updates} SET at = at + 1 WHERE document = $id AND position = $first',
    /row at \d+ is not what was written/,
    false,
  ],
  [
    'the snapshot changed',
    'UPDATE {snapshots} SET checksum = checksum + 1 WHERE document = $id',
    /snapshot is not what was written/,
    false,
  ],
  ['an owner gone', 'DELETE FROM {owners} WHERE document = $id', /client \d+ is nobody's/, false],
];

export function careContract(openGround: () => Promise<CareGround>): void {
  test('20 logs of people who wrote together have nothing wrong with them, and are left as they are', async () => {
    const ground = await openGround();
    const log = await ground.open();
    await writeThrough(log, 9, 20);
    expect(await ground.check()).toEqual([]); // while a server has it open
    const { generation } = log;
    const before = await contents(log);
    await log.close();
    expect(await ground.repair()).toEqual({ problems: [], documents: [], kept: null, generation });
    const again = await ground.open();
    expect(await contents(again)).toEqual(before);
    await again.close();
  });

  describe('it finds, and makes whole what can be made whole (§L12):', () => {
    test.each(spoilings)('%s', async (_, sql, words, isLost) => {
      const ground = await openGround();
      const log = await ground.open();
      const [document] = (await writeThrough(log, 5)) as [DocumentName];
      const before = await contents(log);
      const { generation } = log;
      await log.close();
      const positions = await ground.positionsOf(document);
      const places = {
        id: await ground.numberOf(document),
        first: positions[0] as number,
        middle: positions.at(-2) as number,
        last: positions.at(-1) as number,
      };
      const statement = sql.replaceAll(/\$(\w+)/g, (_, name: keyof typeof places) => String(places[name]));
      expect(await ground.run(statement)).toBeGreaterThan(0);

      const problems = await ground.check();
      expect(problems.map(({ what }) => what).join('\n')).toMatch(words);
      expect(new Set(problems.map((problem) => problem.document))).toEqual(new Set([document]));
      const report = await ground.repair();
      expect(report.problems).toEqual(problems);
      expect(report.documents.filter(({ lost }) => lost > 0).map((one) => one.document)).toEqual(
        isLost ? [document] : [],
      );
      expect(report.kept).not.toBeNull();
      expect(await ground.check()).toEqual([]);
      const again = await ground.open();
      expect(again.generation === generation).toBe(!isLost);
      expect(again.generation).toBe(report.generation);
      const after = await contents(again);
      for (const [one, content] of before) if (one !== document || !isLost) expect(after.get(one)).toEqual(content);
      const { position } = await again.open(document);
      const more = { author: 'ana' as never, update: Uint8Array.of(0, 0) };
      const outcome = await again.append([{ document, after: position, entries: [more], owners: [] }]);
      expect(outcome).toEqual([{ kind: 'appended', position: position + 1 }]);
      await again.close();
    });
  });
}

/** What a reader sees of each document. */
async function contents(log: UpdateLog): Promise<ReadonlyMap<DocumentName, string>> {
  const seen = new Map<DocumentName, string>();
  for (const document of (await log.documents()).toSorted()) {
    const { snapshot, entries, damage } = await log.open(document);
    expect(damage).toBeNull();
    const doc = new Y.Doc();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of entries) Y.applyUpdate(doc, update);
    for (const name of ['text', 'map', 'body']) doc.get(name);
    seen.set(document, contentHash(doc));
  }
  return seen;
}
