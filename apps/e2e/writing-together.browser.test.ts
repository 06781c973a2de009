/**
 * Two teachers of different schools, each in their own browser, and somebody with a stock Yjs client write one unit:
 * the same lesson and different ones, while sections move, disappear and come back, and each undoes only their own.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { type Person, type StockClient, signIn } from './testing/person.ts';
import { appendParagraph, sectionsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** A unit of Imani's which Lucía may edit, open in both their browsers and in Theo's stock client. */
async function unitOpenByThree(): Promise<{
  imani: Teacher;
  lucia: Teacher;
  theo: Person;
  stock: StockClient;
  planId: string;
  lessons: string[];
}> {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const lucia = await teacherAt(browser, house, 'Lucía Ramos');
  const theo = await signIn(house, 'Theo Brandt');
  const planId = await imani.person.makePlan('unit', 'Ratios in our neighborhood');
  await imani.person.share(planId, lucia.person, 'edit');
  await imani.person.share(planId, theo, 'edit');
  const stock = theo.stockClient(planId);
  await until(() => stock.provider.synced, Boolean);
  await imani.opens(planId);
  const lessonIds = () =>
    sectionsOf(stock.doc)
      .filter((one) => one.kind === 'lesson' && !one.removed)
      .map((one) => one.id);
  while (lessonIds().length < 2) {
    const before = lessonIds().length;
    await imani.addSection('Lesson');
    await until(
      () => lessonIds().length,
      (count) => count === before + 1,
    );
  }
  await lucia.opens(planId);
  return { imani, lucia, theo, stock, planId, lessons: lessonIds() };
}

const wordsIn = (stock: StockClient, sectionId: string) =>
  sectionsOf(stock.doc).find((one) => one.id === sectionId)?.words ?? '';

async function leave(...everyone: (Teacher | StockClient)[]): Promise<void> {
  for (const one of everyone) {
    if ('context' in one) await one.leaves();
    else one.provider.destroy();
  }
}

describe('writing one unit together', () => {
  test('words typed in the same lesson and in different ones reach everyone, in two browsers and in a stock client', async () => {
    const { imani, lucia, stock, lessons } = await unitOpenByThree();
    const [first = '', second = ''] = lessons;
    await Promise.all([
      imani.typesIn(first, 'Start with a tape diagram. '),
      lucia.typesIn(second, 'Compare two mixtures. '),
    ]);
    // Whoever begins at the end of words that are still on their way begins in the midst of them.
    await until(
      () => lucia.wordsOf(first),
      (all) => all.includes('Start with a tape diagram.'),
    );
    appendParagraph(stock.doc, first, 'From a stock client.');
    await lucia.typesIn(first, 'Then a double number line.');
    for (const words of ['Start with a tape diagram.', 'Then a double number line.', 'From a stock client.']) {
      await until(
        () => wordsIn(stock, first),
        (all) => all.includes(words),
      );
      for (const teacher of [imani, lucia])
        await until(
          () => teacher.wordsOf(first),
          (all) => all.includes(words),
        );
    }
    await until(
      () => imani.wordsOf(second),
      (all) => all.includes('Compare two mixtures.'),
    );
    await imani.isSaved();
    await lucia.isSaved();
    expect(imani.complaints).toEqual([]);
    expect(lucia.complaints).toEqual([]);
    await leave(imani, lucia, stock);
  });

  test('a lesson is moved while a colleague types in it, and no word is lost', async () => {
    const { imani, lucia, stock, lessons } = await unitOpenByThree();
    const [first = '', second = ''] = lessons;
    const typing = lucia.typesIn(first, 'Every word of this sentence must arrive while the lesson is on its way down.');
    await imani.moveSectionDown(first);
    await typing;
    await until(
      () => wordsIn(stock, first),
      (all) => all.includes('Every word of this sentence must arrive while the lesson is on its way down.'),
    );
    const order = sectionsOf(stock.doc).map((one) => one.id);
    expect(order.indexOf(first)).toBeGreaterThan(order.indexOf(second));
    await leave(imani, lucia, stock);
  });

  test('a lesson is removed while a colleague types in it; bringing it back brings the words of both', async () => {
    const { imani, lucia, stock, lessons } = await unitOpenByThree();
    const [, second = ''] = lessons;
    await imani.typesIn(second, 'Imani was here. ');
    await until(
      () => lucia.wordsOf(second),
      (all) => all.includes('Imani was here.'),
    );
    // Lucía's words leave her browser after the removal: her network is cut while she types.
    await lucia.context.setOffline(true);
    await lucia.typesIn(second, 'Lucía was here too.');
    await imani.removeSection(second);
    await until(() => sectionsOf(stock.doc).find((one) => one.id === second)?.removed, Boolean);
    await lucia.context.setOffline(false);
    await until(
      () => wordsIn(stock, second),
      (all) => all.includes('Lucía was here too.'),
      30_000,
    );
    await imani.bringBackSection(second);
    for (const words of ['Imani was here.', 'Lucía was here too.']) {
      await until(
        () => imani.wordsOf(second),
        (all) => all.includes(words),
      );
    }
    await leave(imani, lucia, stock);
  });

  test('one undoes twice across two lessons while the other types; the other’s words stay', async () => {
    const { imani, lucia, stock, lessons } = await unitOpenByThree();
    const [first = '', second = ''] = lessons;
    await imani.dictatesIn(first, 'UNDO-ONE');
    await until(
      () => wordsIn(stock, first),
      (all) => all.includes('UNDO-ONE'),
    );
    await imani.dictatesIn(second, 'UNDO-TWO');
    await until(
      () => wordsIn(stock, second),
      (all) => all.includes('UNDO-TWO'),
    );
    await lucia.typesIn(first, ' Lucía stays in the first.');
    await lucia.typesIn(second, ' Lucía stays in the second.');
    await until(
      () => wordsIn(stock, second),
      (all) => all.includes('Lucía stays in the second.'),
    );
    await imani.page.keyboard.press('ControlOrMeta+z');
    await until(
      () => wordsIn(stock, second),
      (all) => !all.includes('UNDO-TWO'),
    );
    expect(wordsIn(stock, first)).toContain('UNDO-ONE');
    await imani.page.keyboard.press('ControlOrMeta+z');
    await until(
      () => wordsIn(stock, first),
      (all) => !all.includes('UNDO-ONE'),
    );
    expect(wordsIn(stock, first)).toContain('Lucía stays in the first.');
    expect(wordsIn(stock, second)).toContain('Lucía stays in the second.');
    await leave(imani, lucia, stock);
  });
});
