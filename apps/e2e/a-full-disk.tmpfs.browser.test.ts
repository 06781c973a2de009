/**
 * The disk of the server is full (F11). Before that, every page says that there is hardly any room. Then it says that words are not
 * saved, keeps them, and says that they are as soon as there is room again; nobody has to do anything.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, teacherAt } from './testing/browser.ts';
import { freePort, House } from './testing/house.ts';
import { signIn } from './testing/person.ts';
import { bodyOf, sectionsOf, wordsOf } from './testing/plan-from-outside.ts';
import { until } from './testing/until.ts';

const watchToken = 'whoever-watches-over-it';
let house: House;
let browser: Browser;
let disk: string;

beforeAll(async () => {
  const place = process.env.TANGRAM_TEST_TMPFS;
  if (place === undefined) throw new Error('TANGRAM_TEST_TMPFS names no place to mount a disk; run this with npm test');
  disk = await mkdtemp(join(place, 'tangram-full-disk-'));
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]);
  house = new House(await freePort(), join(disk, 'data'), { TANGRAM_WATCH_TOKEN: watchToken });
  browser = await openBrowser();
  await house.start();
});

afterAll(async () => {
  await browser?.close();
  await house?.end('SIGTERM');
  execFileSync('/bin/umount', [disk]);
  await rmdir(disk);
});

async function health(headers = { authorization: `Bearer ${watchToken}` }): Promise<{ status: number; says: unknown }> {
  const answer = await fetch(`${house.origin}/api/health`, { headers });
  return { status: answer.status, says: await answer.json() };
}

test('while the disk is full the mark says so, nothing typed is lost, and afterwards it is saved by itself', async () => {
  // So small a disk is almost full from the beginning, and the server has said so before anything failed.
  expect(house.output).toContain('the disk is almost full; soon nothing can be saved any more');
  expect(await health()).toEqual({ status: 200, says: { saving: true, disk: 'hardlyAny' } });
  expect(await health({ authorization: '' })).toEqual({ status: 200, says: { saving: true } });
  const owner = await signIn(house, 'Imani Cole');
  const planId = await owner.makePlan('unit', 'Ratios');
  const look = owner.stockClient(planId);
  await until(() => look.provider.synced, Boolean);
  const section = sectionsOf(look.doc).find((one) => one.kind === 'bigIdeas')?.id ?? '';
  const imani = await teacherAt(browser, house, 'Imani Cole');
  await imani.opens(planId);
  const note = imani.page.getByRole('status').filter({ hasText: 'The server has hardly any room left.' });
  await note.waitFor();
  await note.getByRole('button', { name: 'Hide' }).click();
  await note.waitFor({ state: 'detached' });
  await imani.typesIn(section, 'Before.');
  await imani.isSaved();

  const ballast = join(disk, 'ballast');
  await expect(writeFile(ballast, Buffer.alloc(64 * 1024 * 1024, 1))).rejects.toThrow('ENOSPC');
  // What the log has already taken from the disk it may still use; so a few words fit, and then no more.
  const mark = imani.page.getByRole('status').filter({ hasText: 'Not saved: keep this page open' });
  let typed = 'Before.';
  await until(
    async () => {
      if (await mark.isVisible()) return true;
      const more = ' More words, and still more of them, until the disk takes nothing.';
      await imani.typesIn(section, more);
      typed += more;
      return false;
    },
    Boolean,
    60_000,
  );
  await imani.typesIn(section, ' Typed while nothing is saved.');
  typed += ' Typed while nothing is saved.';
  expect(await mark.isVisible()).toBe(true);
  expect(house.output).toContain('the disk is full; make room');
  expect(await health()).toEqual({ status: 503, says: { saving: false, disk: 'hardlyAny' } });

  await rm(ballast);
  await imani.isSaved();
  expect((await health()).status).toBe(200);
  await until(
    () => wordsOf(bodyOf(look.doc, section)).trim(),
    (words) => words === typed,
  );
  look.provider.destroy();
  await imani.context.close();
}, 150_000);
