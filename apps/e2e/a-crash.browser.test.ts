/**
 * The server is killed while five people type, twenty times. Every word that was acknowledged is there once, in order,
 * none is doubled; the page never said “Saved” for a word that was not there. And a tab that is closed while the
 * server is down loses nothing either.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, slowDown, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { complaintsAbout, MarkedWriter, piecesIn } from './testing/marked-writer.ts';
import { type Person, signIn } from './testing/person.ts';
import { bodyOf, sectionsOf, wordsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

const names = ['Imani Cole', 'Lucía Ramos', 'Theo Brandt', 'Mei Tanaka', 'Imani Cole'] as const;
const rounds = 17;
const roundsWithBrowser = 3;

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

async function planOfFive(title: string) {
  const people: Person[] = [];
  for (const name of names) people.push(await signIn(house, name));
  const [owner] = people;
  if (owner === undefined) throw new Error('nobody is there');
  const planId = await owner.makePlan('unit', title);
  for (const person of people) if (person.card.id !== owner.card.id) await owner.share(planId, person, 'edit');
  const look = owner.stockClient(planId);
  await until(() => look.provider.synced, Boolean);
  const section = sectionsOf(look.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  look.provider.destroy();
  return { people, owner, planId, section };
}

/** What a newcomer reads of a section, right now. */
async function newcomerReads(reader: Person, planId: string, section: string): Promise<string> {
  const { doc, provider } = reader.stockClient(planId);
  await until(() => provider.synced, Boolean);
  provider.destroy();
  return wordsOf(bodyOf(doc, section));
}

/** Waits until a reader who stays has words in a section. Newcomers who keep coming would be asked to come less often. */
async function comesToRead(reader: Person, planId: string, section: string, words: string): Promise<void> {
  const { doc, provider } = reader.stockClient(planId);
  await until(
    () => (provider.synced ? wordsOf(bodyOf(doc, section)) : ''),
    (all) => all.includes(words),
    30_000,
  );
  provider.destroy();
}

/** Lets everyone type a word every few turns until enough words are on disk, so that the kill comes amid typing. */
async function typeUntil(writers: readonly MarkedWriter[], acknowledgedMore: number): Promise<void> {
  const before = writers.reduce((sum, writer) => sum + writer.acknowledgedCount, 0);
  await until(
    () => {
      for (const writer of writers) if (writer.provider.wsconnected) writer.types();
      return writers.reduce((sum, writer) => sum + writer.acknowledgedCount, 0) - before;
    },
    (count) => count >= acknowledgedMore,
  );
  for (const writer of writers) writer.types();
}

describe('kill -9 while five people type', () => {
  test(`${rounds} rounds with stock clients`, async () => {
    const { people, owner, planId, section } = await planOfFive('Seventeen crashes');
    const writers = people.map((person, index) => new MarkedWriter(person, planId, `w${index}`));
    for (const writer of writers) await writer.settlesIn(section);
    for (let round = 0; round < rounds; round += 1) {
      await typeUntil(writers, 20 + ((round * 37) % 90));
      await house.end('SIGKILL');
      for (const writer of writers) writer.provider.disconnect();
      await house.start();
      const afterCrash = await newcomerReads(owner, planId, section);
      const problems = writers.flatMap((writer) =>
        complaintsAbout(
          (afterCrash.match(/⟦[^⟧]*⟧/g) ?? []).filter((word) => writer.typed.includes(word)).join(''),
          writer.acknowledgedWords,
          writer.typed,
        ),
      );
      expect(problems, `after crash ${round}`).toEqual([]);
      for (const writer of writers) writer.provider.connect();
      await until(() => writers.every((writer) => writer.acknowledgedCount === writer.typed.length), Boolean, 30_000);
    }
    const everything = await newcomerReads(owner, planId, section);
    const all = writers.flatMap((writer) => writer.typed);
    for (const writer of writers) {
      const own = (everything.match(/⟦[^⟧]*⟧/g) ?? []).filter((word) => writer.typed.includes(word)).join('');
      expect(complaintsAbout(own, writer.typed, writer.typed)).toEqual([]);
      writer.provider.destroy();
    }
    expect((everything.match(/⟦/g) ?? []).length).toBe(all.length);
  }, 240_000);

  test(`${roundsWithBrowser} rounds with a browser among them: the page never said “Saved” for a word that is missing`, async () => {
    const { people, owner, planId, section } = await planOfFive('Three crashes before a browser');
    const writers = people.slice(1).map((person, index) => new MarkedWriter(person, planId, `w${index}`));
    for (const writer of writers) await writer.settlesIn(section);
    const imani = await teacherAt(browser, house, 'Imani Cole');
    await imani.opens(planId);
    // Its own line below everyone's: a word that is typed at the end of a colleague's line may get their next word in its middle.
    for (const writer of writers) writer.types();
    await until(
      () => imani.wordsOf(section),
      (all) => writers.every(({ typed: [first = ''] }) => all.includes(first)),
    );
    await imani.typesIn(section, '\n');
    await watchSavedClaims(imani, section);
    let typed = 0;
    for (let round = 0; round < roundsWithBrowser; round += 1) {
      for (let word = 0; word < 12; word += 1) {
        for (const writer of writers) writer.types();
        await imani.typesIn(section, `⟦page·${typed}⟧`);
        typed += 1;
        if (word !== 5) continue;
        // It says “Saved” again once she rests; then she goes on, so that the kill comes amid typing.
        const last = `⟦page·${typed - 1}⟧`;
        await until(
          () => claimedWords(imani),
          (claimed) => claimed.includes(last),
        );
      }
      await house.end('SIGKILL');
      await imani.typesIn(section, `⟦page·${typed}⟧`);
      typed += 1;
      await imani.context.setOffline(true);
      for (const writer of writers) writer.provider.disconnect();
      await house.start();
      const afterCrash = await newcomerReads(owner, planId, section);
      const claimed = await claimedWords(imani);
      expect(claimed.length).toBeGreaterThan(0);
      expect(
        claimed.filter((word) => !afterCrash.includes(word)),
        `claimed before crash ${round}; in pieces: ${piecesIn(afterCrash)}`,
      ).toEqual([]);
      await imani.context.setOffline(false);
      for (const writer of writers) writer.provider.connect();
      await comesToRead(owner, planId, section, `⟦page·${typed - 1}⟧`);
      await imani.isSaved();
    }
    const everything = await newcomerReads(owner, planId, section);
    const own = Array.from({ length: typed }, (_, index) => `⟦page·${index}⟧`);
    const pageWords = (everything.match(/⟦page·\d+⟧/g) ?? []).join('');
    expect(complaintsAbout(pageWords, own, own), `in pieces: ${piecesIn(everything)}`).toEqual([]);
    for (const writer of writers) writer.provider.destroy();
    await imani.leaves();
  }, 180_000);

  test('a tab that is closed while the server is down loses nothing: reopened, its words arrive', async () => {
    const { owner, planId, section } = await planOfFive('A closed tab');
    const imani = await teacherAt(browser, house, 'Imani Cole');
    await imani.opens(planId);
    await imani.typesIn(section, 'Before the server went. ');
    await imani.isSaved();
    await house.end('SIGKILL');
    // On a school's slow laptop the keys wait in a row, and whatever is not kept at once waits behind them.
    await slowDown(imani.page, 6);
    await imani.typesIn(section, 'Typed while it was away.');
    await imani.page
      .getByRole('status')
      .filter({ hasText: /^(Offline|Not saved)/ })
      .waitFor();
    await imani.page.close({ runBeforeUnload: false });
    await house.start();
    expect(await newcomerReads(owner, planId, section)).not.toContain('while it was away');
    const page = await imani.context.newPage();
    await page.goto(`${house.origin}/plans/${planId}`);
    await comesToRead(owner, planId, section, 'Typed while it was away.');
    await imani.context.close();
  }, 90_000);
});

/**
 * Notes, every few frames, which marked words were in the body one look earlier while the mark still says “Saved”:
 * a word typed and painted before the mark could change is not yet a claim.
 */
async function watchSavedClaims(teacher: Teacher, section: string): Promise<void> {
  await teacher.page.evaluate((id) => {
    const claimed = new Set<string>();
    Object.assign(window, { claimed });
    let earlier: readonly string[] = [];
    setInterval(() => {
      const now =
        document.querySelector(`[data-section="${id}"] .ProseMirror`)?.textContent?.match(/⟦page·\d+⟧/g) ?? [];
      const saved = [...document.querySelectorAll('[role="status"]')].some((one) =>
        one.textContent?.startsWith('Saved'),
      );
      if (saved) for (const word of now) if (earlier.includes(word)) claimed.add(word);
      earlier = now;
    }, 50);
  }, section);
}

async function claimedWords(teacher: Teacher): Promise<string[]> {
  return teacher.page.evaluate(() => [...(window as unknown as { claimed: Set<string> }).claimed]);
}
