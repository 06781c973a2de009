/**
 * A network's own standards: a principal imports a framework, a teacher finds one of its standards by words and takes it into a unit,
 * a newer file changes some words and gives up a standard, and the unit shows both; without the framework it still reads.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeInLightAndDark } from './testing/axe.ts';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse } from './testing/house.ts';
import { sharedData, sharedDataIsThere } from './testing/shared-data.ts';

interface Package {
  readonly CFItems: readonly { readonly humanCodingScheme: string; readonly fullStatement: string }[];
}

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

async function imports({ page }: Teacher, text: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'framework.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

describe.skipIf(!sharedDataIsThere)('a framework of the network', () => {
  test('is imported, found by words in a unit, updated, and missed', async () => {
    const [halima, imani] = await Promise.all([
      teacherAt(browser, house, 'Halima Farouk'),
      teacherAt(browser, house, 'Imani Cole'),
    ]);
    const first = readFileSync(sharedData('case/made-here-grade-6.case.json'), 'utf8');
    const brought: Package = JSON.parse(first);
    await halima.page.goto('/standards');
    await imports(halima, '{"not": "a framework"}');
    await halima.page.getByRole('alert').filter({ hasText: 'This is not a CASE package' }).waitFor();
    await imports(halima, first);
    await halima.page.getByText('is here: 62 standards').waitFor();
    // The same file is chosen once more, as somebody does who has mended it.
    for (const time of ['once', 'once more']) {
      await halima.page.locator('input[type="file"]').setInputFiles(sharedData('case/made-here-grade-6.case.json'));
      await halima.page.getByText(/^made-here-grade-6/).waitFor();
      await halima.page.getByRole('button', { name: 'Import', exact: true }).click();
      await halima.page.getByText('is here already, and nothing in this file is different').waitFor();
      expect(await halima.page.getByText(/^made-here-grade-6/).count(), time).toBe(0);
    }
    const framework = halima.page.getByRole('article', { name: /^Example grade 6/ });
    await framework.getByRole('button', { name: /^Look inside/ }).click();
    await framework.getByRole('searchbox').fill('unit price');
    await framework.getByText('6.RP.A.3b').waitFor();
    expect(await axeInLightAndDark(halima.page)).toEqual([]);

    const planId = '0123456789abcdef0123456789abcdef';
    await imani.person.get('POST', '/plans', { planId, kind: 'unit', title: 'Speed', grade: 6 });
    await imani.opens(planId);
    const standards = imani.section('standards');
    const take = async (typed: string, option: RegExp) => {
      const field = standards.getByRole('textbox', { name: 'Add to: Focus standards' });
      await field.fill(typed);
      await imani.page.getByRole('option', { name: option }).waitFor();
      await field.press('Enter');
    };
    await take('steady-speed price', /^6\.RP\.A\.3b .* Example grade 6/);
    await take('6.g.a.1', /^6\.G\.A\.1 .* Example grade 6/);
    const chip = (code: string) => standards.locator('.std').filter({ hasText: code });
    await chip('6.G.A.1').waitFor();
    // A code that is typed in the text is offered in the network's words too.
    await imani.typesIn('bigIdeas', 'See 6.rp.3a');
    await imani.page.getByRole('option', { name: /^6\.RP\.A\.3a .* Example grade 6/ }).waitFor();
    await imani.page.keyboard.press('ArrowDown');
    await imani.page.keyboard.press('Enter');
    const inText = imani.section('bigIdeas').locator('abbr');
    const said = brought.CFItems.find((item) => item.humanCodingScheme === '6.RP.A.3a')?.fullStatement ?? '';
    await inText.filter({ hasText: '6.RP.A.3a' }).waitFor();
    expect(said).toContain((await inText.getAttribute('title'))?.slice(0, 40));
    await imani.isSaved();

    const newer = {
      ...brought,
      CFItems: brought.CFItems.filter((item) => item.humanCodingScheme !== '6.G.A.1').map((item) =>
        item.humanCodingScheme === '6.RP.A.3b' ? { ...item, fullStatement: 'Speeds and prices, said anew' } : item,
      ),
    };
    await imports(halima, JSON.stringify(newer));
    await halima.page.getByText('is updated: 1 changed, 1 retired').waitFor();
    await halima.page.getByText('Now: Speeds and prices, said anew').waitFor();

    await imani.page.reload();
    await chip('6.G.A.1').filter({ hasText: 'retired' }).waitFor();
    await chip('6.RP.A.3b').hover();
    await imani.page.getByRole('tooltip').filter({ hasText: 'Speeds and prices, said anew' }).waitFor();

    await framework.getByRole('button', { name: /^Remove/ }).click();
    await halima.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).waitFor();
    expect(await axeInLightAndDark(halima.page)).toEqual([]);
    await halima.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await halima.page.getByText('was removed').waitFor();
    await imani.page.reload();
    await chip('6.RP.A.3b').hover();
    await imani.page.getByRole('tooltip').filter({ hasText: 'not here any more. Its code is kept' }).waitFor();
    expect([...halima.complaints, ...imani.complaints]).toEqual([]);
    await Promise.all([halima.context.close(), imani.context.close()]);
  });
});
