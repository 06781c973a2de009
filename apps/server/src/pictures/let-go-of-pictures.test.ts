/**
 * Pictures that nobody can show any more: whatever people do, and wherever a look is cut off, none is deleted that somebody can still
 * show or took out less than thirty days ago, and after that none stays.
 */
import { instant, personId, planId, sectionId } from '@tangram/domain';
import { addSection, bringBackSection, findSection, removeSection, seedPlan } from '@tangram/plan';
import { body } from '@tangram/plan/body';
import documentModule from '@tangram/plan/document-module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../live/names.ts';
import { createPictureKeeping, type PartWithPictures, type PictureKeeping } from '../store/picture-keeping.ts';
import { createPictures } from '../store/pictures.ts';
import { freshDatabase } from '../store/testing/fresh-database.ts';
import { createLetGoOfPictures } from './let-go-of-pictures.ts';

const day = 24 * 60 * 60 * 1000;
const photos = sectionId('photos');
const [first, second] = [planId('a'.repeat(32)), planId('b'.repeat(32))];
const places: readonly PartWithPictures[] = [
  { plan: first, part: 'open' },
  { plan: first, part: 'authors' },
  { plan: second, part: 'open' },
];
const ids = ['1', '2', '3'].map((digit) => digit.repeat(32));
const encoded = { type: 'image/png', width: 1, height: 1, bytes: new Uint8Array([1]) } as const;

/** Two plans with their documents, and two servers that look after their pictures. */
async function world() {
  const db = await freshDatabase();
  for (const plan of [first, second]) await db.plan(plan, 'Ana', { made: true });
  let at = Date.parse('2026-11-27T08:00:00Z');
  /** By how much the clock is wrong. */
  let wrong = 0;
  const pictures = createPictures(db.store, () => at);
  const documents = places.map(({ part, plan }) => {
    const doc = new Y.Doc();
    let made = 0;
    Y.applyUpdate(doc, seedPlan('task', { title: 'Photos', grade: 6 }, () => `id${++made}`)[part]);
    addSection(doc, { id: photos, kind: 'section', after: null, body: body() }, 'me');
    const document = { name: documentOf(plan, part), doc, changes: 1, isDamaged: false };
    doc.on('update', () => {
      document.changes += 1;
    });
    return document;
  });
  const named = (name: string) => {
    const document = documents.find((one) => one.name === name);
    if (document === undefined) throw new Error(`no document ${name}`);
    return document;
  };
  const server = (keeping: PictureKeeping) =>
    createLetGoOfPictures({
      engine: {
        derive: async (name, what, args) => ({
          value: documentModule.derivations[what as 'keptPictures'](named(name).doc, args) as never,
          position: named(name).changes as never,
        }),
      },
      log: {
        heads: async (names) => names.map((name) => ({ position: named(name).changes, snapshot: 0 }) as never),
        readAfter: async (name) => {
          if (named(name).isDamaged) throw new Error('damaged');
          return [];
        },
      },
      keeping,
      now: () => at + wrong,
      passed: () => at,
      events: { failed: () => {}, picturesDeleted: () => {} },
      keptMs: 30 * day,
    });
  const keeping = createPictureKeeping(db.store);
  const servers = [server(keeping), server(keeping)] as const;
  /** A server that ends after so many steps, in the middle of a look. */
  const cutOff = async (steps: number) => {
    let left = steps;
    const ends = async (name: keyof PictureKeeping) => {
      left -= 1;
      if (left < 0) throw new Error(`ended before ${name}`);
    };
    const ending: PictureKeeping = {
      parts: (hour) => ends('parts').then(() => keeping.parts(hour)),
      noteStanding: (part, standing, hour) =>
        ends('noteStanding').then(() => keeping.noteStanding(part, standing, hour)),
      partsLeft: (until) => ends('partsLeft').then(() => keeping.partsLeft(until)),
      letGo: (part, until) => ends('letGo').then(() => keeping.letGo(part, until)),
      deleteUnused: () => ends('deleteUnused').then(() => keeping.deleteUnused()),
    };
    const one = server(ending);
    // It has been there for a while.
    left = Number.POSITIVE_INFINITY;
    await one.look();
    left = steps;
    await one.look().catch(() => {});
  };
  const textOf = (place: number) => findSection(documents[place]?.doc ?? new Y.Doc(), photos)?.body;
  const shows = (place: number, id: string) =>
    textOf(place)
      ?.toArray()
      .some((node) => node instanceof Y.XmlElement && node.getAttribute('picture') === id) === true;
  const brings = async (place: number, id: string) => {
    const { plan, part } = places[place] ?? places[0] ?? { plan: first, part: 'open' };
    const mayEdit = await db.grant('Ana', 'edit', plan);
    if (!(await pictures.bring(mayEdit, id, part))) await pictures.keep(mayEdit, id, part, encoded);
  };
  return {
    documents,
    servers,
    cutOff,
    shows,
    brings,
    now: () => at,
    sets: (days: number) => {
      wrong = days * day;
    },
    pass: (days: number) => {
      at += days * day;
    },
    /** Puts a picture into a text that was brought there before. */
    puts(place: number, id: string) {
      const picture = new Y.XmlElement('picture');
      picture.setAttribute('picture', id);
      textOf(place)?.push([picture]);
    },
    takesOut(place: number, id: string) {
      const text = textOf(place);
      while (shows(place, id)) {
        text?.delete(
          text.toArray().findIndex((node) => node instanceof Y.XmlElement && node.getAttribute('picture') === id),
          1,
        );
      }
    },
    removes(place: number) {
      const doc = documents[place]?.doc;
      if (doc) removeSection(doc, photos, { at: instant(at), by: personId('ana') }, 'me');
    },
    bringsBack(place: number) {
      const doc = documents[place]?.doc;
      if (doc) bringBackSection(doc, photos, 'me');
    },
    kept: async () => (await db.store.selectFrom('pictures').select('id').orderBy('id').execute()).map(({ id }) => id),
    uses: async () => {
      const rows = await db.store.selectFrom('pictureUses').selectAll().execute();
      return new Set(
        rows.map((row) => {
          const place = places.findIndex(({ plan, part }) => plan === row.planId && part === row.part);
          return `${place} ${row.pictureId}`;
        }),
      );
    },
    deletes: (plan: string) => db.store.deleteFrom('plans').where('id', '=', plan).execute(),
    close: () => db.store.destroy(),
  };
}

test('one that was taken out can be put back for thirty days, and is deleted after them', async () => {
  const { servers, cutOff: _, ...plans } = await world();
  const [id = ''] = ids;
  await plans.brings(0, id);
  plans.puts(0, id);
  await servers[0].look();
  plans.pass(400);
  await servers[0].look();
  expect(await plans.kept()).toEqual([id]);
  plans.takesOut(0, id);
  await servers[0].look();
  plans.pass(29);
  await servers[0].look();
  plans.puts(0, id);
  plans.pass(2);
  await servers[0].look();
  expect(await plans.kept()).toEqual([id]);
  plans.takesOut(0, id);
  await servers[0].look();
  plans.pass(29);
  await servers[0].look();
  expect(await plans.kept()).toEqual([id]);
  plans.pass(1);
  await servers[0].look();
  expect(await plans.kept()).toEqual([]);
  await plans.close();
});

test('one that was brought and never put into the text goes too, also where nobody writes any more', async () => {
  const { servers, ...plans } = await world();
  const [id = '', other = ''] = ids;
  await plans.brings(0, other);
  plans.puts(0, other);
  await servers[0].look();
  await plans.brings(0, id);
  for (const days of [0, 31]) {
    plans.pass(days);
    await servers[0].look();
  }
  expect(await plans.kept()).toEqual([other]);
  await plans.close();
});

test('a removed section keeps its pictures, another plan keeps its own, and a plan that is deleted takes its along', async () => {
  const { servers, ...plans } = await world();
  const [shared = '', removed = '', gone = ''] = ids;
  for (const [place, id] of [
    [0, shared],
    [2, shared],
    [0, removed],
    [2, gone],
  ] as const) {
    await plans.brings(place, id);
    plans.puts(place, id);
  }
  plans.takesOut(0, shared);
  plans.removes(0);
  for (const _ of [1, 2]) {
    await servers[0].look();
    plans.pass(40);
  }
  await servers[0].look();
  expect(await plans.kept()).toEqual([shared, removed, gone]);
  expect(await plans.uses()).toEqual(new Set([`2 ${shared}`, `0 ${removed}`, `2 ${gone}`]));
  await plans.deletes(second);
  await servers[0].look();
  expect(await plans.kept()).toEqual([removed]);
  await plans.close();
});

test('nothing is let go of a plan whose history cannot be read to its end', async () => {
  const { servers, ...plans } = await world();
  const [id = ''] = ids;
  await plans.brings(0, id);
  await servers[0].look();
  const [document] = plans.documents;
  if (document) document.isDamaged = true;
  plans.pass(40);
  await servers[0].look();
  expect(await plans.kept()).toEqual([id]);
  if (document) document.isDamaged = false;
  await servers[0].look();
  expect(await plans.kept()).toEqual([]);
  await plans.close();
});

test('a clock that is set to another year and back again makes nothing old', async () => {
  const { servers, ...plans } = await world();
  const [id = '', brought = ''] = ids;
  await plans.brings(0, id);
  await servers[0].look();
  plans.pass(1);
  plans.sets(4_000);
  await plans.brings(0, brought);
  await servers[0].look();
  // One that begins with a wrong clock does not know it.
  await servers[1].look();
  plans.sets(0);
  for (const server of servers) await server.look();
  expect(await plans.kept()).toEqual([id, brought]);
  plans.pass(29);
  await servers[0].look();
  expect(await plans.kept()).toEqual([brought]);
  plans.pass(1);
  await servers[0].look();
  expect(await plans.kept()).toEqual([]);
  await plans.close();
});

const place = fc.nat(places.length - 1);
const id = fc.constantFrom(...ids);
const step = fc.oneof(
  fc.record({ kind: fc.constant('puts' as const), place, id }),
  fc.record({ kind: fc.constant('brings' as const), place, id }),
  fc.record({ kind: fc.constant('takesOut' as const), place, id }),
  fc.record({ kind: fc.constant('removes' as const), place }),
  fc.record({ kind: fc.constant('bringsBack' as const), place }),
  fc.record({ kind: fc.constant('pass' as const), days: fc.constantFrom(1, 10, 29, 31) }),
  fc.record({ kind: fc.constant('look' as const), server: fc.nat(1) }),
  fc.record({ kind: fc.constant('lookTogether' as const) }),
  fc.record({ kind: fc.constant('cutOff' as const), steps: fc.nat(6) }),
);

test('whatever people do, with two servers that may end in the middle of a look', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const plans = await world();
      const { servers } = plans;
      /** When each was last shown in a place, or brought there. */
      const last = new Map<string, number>();
      for (const one of steps) {
        if (one.kind === 'puts') {
          // Undo puts back what is kept; else it is brought as pasting does it.
          if (!(await plans.uses()).has(`${one.place} ${one.id}`)) await plans.brings(one.place, one.id);
          plans.puts(one.place, one.id);
        } else if (one.kind === 'brings') {
          await plans.brings(one.place, one.id);
          last.set(`${one.place} ${one.id}`, plans.now());
        } else if (one.kind === 'takesOut') plans.takesOut(one.place, one.id);
        else if (one.kind === 'removes') plans.removes(one.place);
        else if (one.kind === 'bringsBack') plans.bringsBack(one.place);
        else if (one.kind === 'pass') plans.pass(one.days);
        else if (one.kind === 'look') await servers[one.server as 0 | 1].look();
        else if (one.kind === 'lookTogether') await Promise.all(servers.map((server) => server.look()));
        else await plans.cutOff(one.steps);
        for (const [at] of places.entries()) {
          for (const picture of ids) if (plans.shows(at, picture)) last.set(`${at} ${picture}`, plans.now());
        }
        const [kept, uses] = [await plans.kept(), await plans.uses()];
        for (const [use, at] of last) {
          if (plans.now() - at >= 30 * day) continue;
          expect(uses).toContain(use);
          expect(kept).toContain(use.slice(2));
        }
      }
      for (const _ of [1, 2]) {
        await servers[0].look();
        plans.pass(31);
      }
      await servers[0].look();
      const standing = places.flatMap((_, at) =>
        ids.filter((one) => plans.shows(at, one)).map((one) => `${at} ${one}`),
      );
      expect([...(await plans.uses())].sort()).toEqual(standing.sort());
      expect(await plans.kept()).toEqual(ids.filter((one) => standing.some((use) => use.endsWith(one))));
      await plans.close();
    }),
    { numRuns: 60 },
  );
});
