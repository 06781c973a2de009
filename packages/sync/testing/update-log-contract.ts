/** What every update log must do, whatever it is made of. */

import { afterEach, expect, test } from 'vitest';
import { documentName, personKey } from '../src/names.ts';
import type { Batch, UpdateLog } from '../src/update-log/update-log.ts';

const ratios = documentName('ratios');
const fractions = documentName('fractions');
const ana = personKey('ana');
const ben = personKey('ben');

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (update: Uint8Array) => new TextDecoder().decode(update);

const appended = (position: number) => ({ kind: 'appended', position });

function batch(
  document: Batch['document'],
  after: number,
  author: Batch['entries'][number]['author'],
  ...updates: string[]
): Batch {
  return { document, after, entries: updates.map((update) => ({ author, update: bytes(update) })), owners: [] };
}

/** Declares the suite. `openLog` gives an empty log each time. */
export function updateLogContract(openLog: () => Promise<UpdateLog>): void {
  const open: UpdateLog[] = [];
  const fresh = async () => {
    const log = await openLog();
    open.push(log);
    return log;
  };
  afterEach(async () => {
    for (const log of open.splice(0)) await log.close();
  });

  test('gives back what was appended, in order, with its position, author and hour (§L1)', async () => {
    const log = await fresh();
    const before = Date.now();
    expect(await log.append([batch(ratios, 0, ana, 'first', 'second')])).toEqual([appended(2)]);
    expect(await log.append([batch(ratios, 2, ben, 'third')])).toEqual([appended(3)]);
    const entries = await log.readAfter(ratios, 0);
    expect(entries.map(({ position, author, update }) => [position, author, text(update)])).toEqual([
      [1, ana, 'first'],
      [2, ana, 'second'],
      [3, ben, 'third'],
    ]);
    for (const { at } of entries) expect(at).toBeGreaterThanOrEqual(before);
  });

  test('reads on from the middle of what was appended together', async () => {
    const log = await fresh();
    await log.append([batch(ratios, 0, ana, 'first', 'second', 'third')]);
    expect((await log.readAfter(ratios, 1)).map(({ update }) => text(update))).toEqual(['second', 'third']);
    expect(await log.readAfter(ratios, 3)).toEqual([]);
  });

  test('keeps the words of one document out of another (§L5)', async () => {
    const log = await fresh();
    expect(
      await log.append([batch(ratios, 0, ana, 'for ratios'), batch(fractions, 0, ana, 'for', 'fractions')]),
    ).toEqual([appended(1), appended(2)]);
    expect((await log.readAfter(ratios, 0)).map(({ update }) => text(update))).toEqual(['for ratios']);
    expect((await log.documents()).toSorted()).toEqual([fractions, ratios]);
  });

  test('a document nobody has written in is empty', async () => {
    const log = await fresh();
    expect(await log.open(ratios)).toEqual({
      snapshot: null,
      entries: [],
      position: 0,
      owners: new Map(),
      damage: null,
    });
    expect(await log.documents()).toEqual([]);
  });

  test('remembers whose a client id is', async () => {
    const log = await fresh();
    await log.append([{ ...batch(ratios, 0, ana, 'x'), owners: [[2 ** 53 - 1, ana]] }]);
    await log.append([{ ...batch(ratios, 1, ben, 'y'), owners: [[7, ben]] }]);
    expect((await log.open(ratios)).owners).toEqual(
      new Map([
        [2 ** 53 - 1, ana],
        [7, ben],
      ]),
    );
    expect((await log.open(fractions)).owners).toEqual(new Map());
  });

  test('a client id stays with whom it was bound to first (§L6)', async () => {
    const log = await fresh();
    await log.append([{ ...batch(ratios, 0, ana, 'x'), owners: [[7, ana]] }]);
    await log.append([{ ...batch(ratios, 1, ben, 'y'), owners: [[7, ben]] }]);
    expect((await log.open(ratios)).owners).toEqual(new Map([[7, ana]]));
  });

  test('opens with the snapshot and only what came after it; the history before stays readable (§L7)', async () => {
    const log = await fresh();
    await log.append([batch(ratios, 0, ana, 'first', 'second', 'third')]);
    const snapshot = { position: 2, update: bytes('first and second'), stateVector: bytes('vector') };
    await log.saveSnapshot(ratios, snapshot);
    const stored = await log.open(ratios);
    expect({ ...stored.snapshot, update: text(stored.snapshot?.update ?? bytes('')) }).toMatchObject({
      position: 2,
      update: 'first and second',
    });
    expect(stored.entries.map(({ update }) => text(update))).toEqual(['third']);
    expect(stored.position).toBe(3);
    expect(await log.readAfter(ratios, 0)).toHaveLength(3);
  });

  test('an older snapshot does not replace a newer one (§L7)', async () => {
    const log = await fresh();
    await log.append([batch(ratios, 0, ana, 'first', 'second')]);
    await log.saveSnapshot(ratios, { position: 2, update: bytes('newer'), stateVector: bytes('') });
    await log.saveSnapshot(ratios, { position: 1, update: bytes('older'), stateVector: bytes('') });
    expect((await log.open(ratios)).snapshot?.position).toBe(2);
  });

  test('the position goes on after a snapshot that holds everything', async () => {
    const log = await fresh();
    await log.append([batch(ratios, 0, ana, 'first')]);
    await log.saveSnapshot(ratios, { position: 1, update: bytes('all'), stateVector: bytes('') });
    expect((await log.open(ratios)).position).toBe(1);
    expect(await log.append([batch(ratios, 1, ana, 'next')])).toEqual([appended(2)]);
  });

  test('names that mean something to JavaScript are names like any other', async () => {
    const log = await fresh();
    const proto = documentName('__proto__');
    await log.append([batch(proto, 0, personKey('constructor'), 'x')]);
    expect(await log.readAfter(proto, 0)).toMatchObject([{ author: 'constructor' }]);
  });

  test('a megabyte comes back byte for byte (§L1)', async () => {
    const log = await fresh();
    const update = Uint8Array.from({ length: 2 ** 20 }, (_, i) => (i * 7919) % 256);
    await log.append([{ document: ratios, after: 0, entries: [{ author: ana, update }], owners: [] }]);
    const [entry] = await log.readAfter(ratios, 0);
    expect(Buffer.compare(entry?.update ?? bytes(''), update)).toBe(0);
  });

  test('a hundred commits at once keep the order in which they were asked for', async () => {
    const log = await fresh();
    const positions = await Promise.all(
      Array.from({ length: 100 }, (_, i) => log.append([batch(ratios, i, ana, `${i}`)])),
    );
    expect(positions.flat()).toEqual(Array.from({ length: 100 }, (_, i) => appended(i + 1)));
    expect((await log.readAfter(ratios, 0)).map(({ update }) => text(update))).toEqual(
      Array.from({ length: 100 }, (_, i) => `${i}`),
    );
  });

  test('a batch whose writer has missed something is not written, and its writer hears what (§L3)', async () => {
    const log = await fresh();
    await log.append([{ ...batch(ratios, 0, ana, 'first', 'second'), owners: [[7, ana]] }]);
    const [answer, other] = await log.append([
      { ...batch(ratios, 1, ben, 'mine'), owners: [[9, ben]] },
      batch(fractions, 0, ben, 'elsewhere'),
    ]);
    expect(answer).toMatchObject({ kind: 'overtaken', missed: { entries: [{ position: 2, author: ana }] } });
    expect(answer?.kind === 'overtaken' && answer.missed.owners).toEqual(new Map([[7, ana]]));
    expect(other).toEqual(appended(1));
    expect((await log.readAfter(ratios, 0)).map(({ update }) => text(update))).toEqual(['first', 'second']);
    expect(await log.append([batch(ratios, 2, ben, 'mine')])).toEqual([appended(3)]);
  });

  test('a batch that builds on more than there is is not written: somebody has lost something (§L3)', async () => {
    const log = await fresh();
    await log.append([batch(ratios, 0, ana, 'first')]);
    await expect(log.append([batch(ratios, 5, ana, 'sixth')])).rejects.toThrow('accepted nothing');
    expect(await log.readAfter(ratios, 0)).toHaveLength(1);
  });

  test('two writers at once: each word is written once, and each of them hears of the other’s (§L3)', async () => {
    const log = await fresh();
    const write = async (who: typeof ana, count: number) => {
      const heard: string[] = [];
      let after = 0;
      for (let i = 0; i < count; ) {
        const [answer] = await log.append([batch(ratios, after, who, `${who} ${i}`)]);
        if (answer?.kind === 'appended') {
          expect(answer.position).toBe(after + 1);
          heard.push(`${who} ${i++}`);
          after = answer.position;
        } else {
          const entries = answer?.kind === 'overtaken' ? answer.missed.entries : [];
          expect(entries[0]?.position).toBe(after + 1);
          heard.push(...entries.map(({ update }) => text(update)));
          after = entries.at(-1)?.position ?? after;
        }
      }
      heard.push(...(await log.readAfter(ratios, after)).map(({ update }) => text(update)));
      return heard;
    };
    const [anas, bens] = await Promise.all([write(ana, 50), write(ben, 50)]);
    const all = (await log.readAfter(ratios, 0)).map(({ update }) => text(update));
    expect(new Set(all).size).toBe(100);
    expect(anas).toEqual(all.slice(0, anas.length));
    expect(bens).toEqual(all.slice(0, bens.length));
  });

  test('says how far documents have come, and what a server has missed of them', async () => {
    const log = await fresh();
    await log.append([{ ...batch(ratios, 0, ana, 'first', 'second'), owners: [[7, ana]] }]);
    await log.saveSnapshot(ratios, { position: 1, update: bytes('first'), stateVector: bytes('') });
    expect(await log.heads([fractions, ratios])).toEqual([
      { position: 0, snapshot: 0 },
      { position: 2, snapshot: 1 },
    ]);
    const { entries, owners } = await log.missedSince(ratios, 1);
    expect([entries.map(({ update }) => text(update)), owners]).toEqual([['second'], new Map([[7, ana]])]);
    expect(await log.missedSince(fractions, 0)).toEqual({ entries: [], owners: new Map() });
  });
}
