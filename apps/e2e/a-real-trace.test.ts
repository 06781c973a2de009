/**
 * A real concurrent editing session (two people, about 26,000 edits) typed through a lesson's body by as many stock
 * clients as it had people, with the server between them. Each edit is made on exactly the text its author saw.
 *
 * Everybody ends with equal content, also after a restart, and every character that was inserted and never deleted is there once.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type House, openHouse } from './testing/house.ts';
import { type Person, type StockClient, signIn } from './testing/person.ts';
import { appendParagraph, bodyOf, sectionsOf, wordsOf } from './testing/plan-from-outside.ts';
import { sharedData, sharedDataIsThere } from './testing/shared-data.ts';
import { until } from './testing/until.ts';

interface Edit {
  readonly parents: readonly number[];
  readonly agent: number;
  readonly patches: readonly (readonly [at: number, deleted: number, inserted: string])[];
}

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house?.tearDown();
});

/** The paragraph that the trace is typed into: the last one of the lesson's body. */
function paragraphOf(doc: Y.Doc, lesson: string): Y.XmlText {
  const last = bodyOf(doc, lesson).toArray().at(-1);
  const text = last instanceof Y.XmlElement ? last.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the paragraph of the trace is missing');
  return text;
}

/** Hands what was written to the writer's device, as one change. */
function send(client: StockClient, updates: Uint8Array[]): void {
  if (updates.length > 0) Y.applyUpdate(client.doc, Y.mergeUpdates(updates.splice(0)));
}

/** Resolves when a document has all that a state vector tells of. */
function has(doc: Y.Doc, vector: Uint8Array): Promise<void> {
  const needed = [...Y.decodeStateVector(vector)];
  const there = () => needed.every(([client, clock]) => Y.getState(doc.store, client) >= clock);
  return new Promise((resolve) => {
    const look = () => {
      if (!there()) return;
      doc.off('afterTransaction', look);
      resolve();
    };
    doc.on('afterTransaction', look);
    look();
  });
}

test.skipIf(!sharedDataIsThere)(
  'a real session of two people ends with equal content everywhere and after a restart',
  async () => {
    const trace = JSON.parse(gunzipSync(readFileSync(sharedData('traces/friendsforever.json.gz'))).toString()) as {
      numAgents: number;
      endContent: string;
      txns: Edit[];
    };
    const writers: Person[] = [];
    for (const name of ['Imani Cole', 'Lucía Ramos'].slice(0, trace.numAgents)) writers.push(await signIn(house, name));
    const [owner] = writers;
    if (owner === undefined) throw new Error('the trace has no writers');
    const planId = await owner.makePlan('unit', 'A real session');
    for (const colleague of writers.slice(1)) await owner.share(planId, colleague, 'edit');
    // What a writer sees is kept apart from what has arrived at their device, as in the session where everything came a second late.
    const online: StockClient[] = writers.map((writer) => writer.stockClient(planId));
    await until(() => online.every((client) => client.provider.synced), Boolean);
    const first = online[0];
    if (first === undefined) throw new Error('nobody is online');
    const lesson = sectionsOf(first.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
    appendParagraph(first.doc, lesson, '');
    await until(
      () => online.every((client) => bodyOf(client.doc, lesson).length === bodyOf(first.doc, lesson).length),
      Boolean,
    );
    const base = Y.encodeStateAsUpdate(first.doc);
    const seen = writers.map((_, agent) => {
      const doc = new Y.Doc();
      // Where two typed at one place, Yjs puts the lower client first, and so did the recording.
      doc.clientID = (agent + 1) * 2 ** 24 + (doc.clientID % 2 ** 24);
      Y.applyUpdate(doc, base);
      return doc;
    });

    const written: Uint8Array[] = [];
    const waiting = writers.map((): Uint8Array[] => []);
    const known = writers.map(() => new Set<number>());
    let inserted = '';
    // What anybody deleted, by the letter's own id: two who delete the same letter delete it once.
    const deleted = new Map<string, string>();
    let clamped = 0;
    for (const [index, edit] of trace.txns.entries()) {
      const doc = seen[edit.agent];
      const mine = known[edit.agent];
      const device = online[edit.agent];
      if (doc === undefined || mine === undefined || device === undefined) throw new Error('an unknown writer');
      // The writer first sees all that the edit was made upon.
      const missing: number[] = [];
      const open = edit.parents.filter((parent) => !mine.has(parent));
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (mine.has(next)) continue;
        mine.add(next);
        missing.push(next);
        open.push(...(trace.txns[next]?.parents ?? []).filter((parent) => !mine.has(parent)));
      }
      for (const one of missing.sort((a, b) => a - b)) Y.applyUpdate(doc, written[one] ?? new Uint8Array([0, 0]));
      const text = paragraphOf(doc, lesson);
      const before = Y.encodeStateVector(doc);
      const updates: Uint8Array[] = [];
      const collect = (update: Uint8Array) => updates.push(update);
      doc.on('update', collect);
      doc.transact(() => {
        for (const [at, doomedCount, words] of edit.patches) {
          // Where two typed at one place, Yjs may order them otherwise than the recording did; a place past the end becomes the end.
          const place = Math.min(at, text.length);
          const count = Math.min(doomedCount, text.length - place);
          if (place !== at || count !== doomedCount) clamped += 1;
          if (count > 0) {
            const doomed = text.toString().slice(place, place + count);
            for (const [offset, letter] of doomed.split('').entries()) {
              const { item } = Y.createRelativePositionFromTypeIndex(text, place + offset);
              if (item !== null) deleted.set(`${item.client}:${item.clock}`, letter);
            }
            text.delete(place, count);
          }
          if (words !== '') text.insert(place, words);
          inserted += words;
        }
      });
      doc.off('update', collect);
      mine.add(index);
      const update = updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.encodeStateAsUpdate(doc, before);
      written.push(update);
      // What the edit builds on is on the writer's device before the edit leaves it, as on any device. What nobody
      // waits for yet travels together, as words do that are typed faster than a network carries them.
      if (missing.length > 0) {
        for (const [agent, client] of online.entries()) send(client, waiting[agent] ?? []);
        await has(device.doc, before);
      }
      waiting[edit.agent]?.push(update);
    }
    for (const [agent, client] of online.entries()) send(client, waiting[agent] ?? []);

    const whole = new Y.Doc();
    Y.applyUpdate(whole, base);
    for (const update of written) Y.applyUpdate(whole, update);
    const expected = paragraphOf(whole, lesson).toString();
    expect(clamped).toBe(0);
    expect(expected).toBe(trace.endContent);

    // Every character that was inserted and never deleted is there once: the letters left are those typed less those deleted.
    const count = (letters: Iterable<string>, by: 1 | -1, into: Map<string, number>) => {
      for (const letter of letters) into.set(letter, (into.get(letter) ?? 0) + by);
      return into;
    };
    const balance = count(inserted.split(''), 1, new Map());
    count(deleted.values(), -1, balance);
    count(expected.split(''), -1, balance);
    expect([...balance].filter(([, left]) => left !== 0)).toEqual([]);

    for (const client of online) {
      await until(() => paragraphOf(client.doc, lesson).toString() === expected, Boolean, 60_000);
    }
    for (const client of online) client.provider.destroy();

    expect(await house.end('SIGTERM')).toBe(0);
    await house.start();
    const later = owner.stockClient(planId);
    await until(() => later.provider.synced, Boolean);
    expect(wordsOf(bodyOf(later.doc, lesson))).toContain(expected);
    expect(paragraphOf(later.doc, lesson).toString()).toBe(expected);
    later.provider.destroy();
  },
  300_000,
);
