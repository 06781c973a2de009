/** How long does a key take until its letter is painted, while eight others write? Beside it a frame in which nothing was typed. */
import type { Page } from 'playwright-core';
import { spread } from '../engine/spread.ts';
import { inTurns, type Row } from './row.ts';
import { atPlace, type Stage } from './stage.ts';
import { noteAnew, slowDown } from './watch.ts';
import { whileEightWrite } from './writing.ts';

const rounds = 2;
const keys = 60;
/** Somebody who types fast. */
const everyMs = 120;
/** A page that cannot keep up with the eight any more takes minutes for sixty keys: it is asked until then. */
const lastsMs = 40_000;
const goals = {
  'key to paint p95 over an idle frame, ms': 16,
  'key to paint p95, CPU slowed 4×, ms': 50,
};

export async function measureKeys({ subjects, warmContext }: Stage): Promise<Row[]> {
  return inTurns(subjects, rounds, goals, async (subject) => {
    const page = await atPlace(await warmContext(subject), subject);
    const answers: Record<string, number> = {};
    await whileEightWrite(subject, async () => {
      for (const slowedBy of [1, 4]) {
        await slowDown(page, slowedBy);
        await noteAnew(page);
        const { keysMs, idleMs, painted } = await typeKeys(page);
        const key = spread(keysMs);
        const rest = spread(idleMs);
        const slowed = slowedBy === 1 ? '' : `, CPU slowed ${slowedBy}×`;
        answers[`key to paint p50${slowed}, ms`] = key.p50;
        answers[`key to paint p95${slowed}, ms`] = key.p95;
        answers[`an idle frame p95${slowed}, ms`] = rest.p95;
        answers[`key to paint p95 over an idle frame${slowed}, ms`] = key.p95 - rest.p95;
        answers[`keys that were painted within ${lastsMs / 1_000} s${slowed}`] = painted;
      }
    });
    await page.close();
    return answers;
  });
}

interface Typed {
  readonly keysMs: readonly number[];
  readonly idleMs: readonly number[];
  readonly painted: number;
}

/** Types until all keys are painted or time is up. A key that is not painted by then counts with the time that it had. */
export async function typeKeys(page: Page): Promise<Typed> {
  let keysMs: readonly number[] = [];
  const idleMs: number[] = [];
  let waitsSince = 0;
  let isOver = false;
  const typing = async () => {
    for (let key = 0; key < keys && !isOver; key += 1) {
      waitsSince = performance.now();
      await page.keyboard.press('say how '.charAt(key % 8));
      await page.waitForTimeout(everyMs / 2);
      const { idle, seen } = await page.evaluate(async () => ({
        idle: await window.watched.idleFrame(),
        seen: window.watched.seen.keysMs,
      }));
      if (isOver) return;
      idleMs.push(idle);
      keysMs = seen;
      await page.waitForTimeout(everyMs / 2);
    }
    isOver = true;
  };
  // It is given up when the page is closed.
  const typed = typing().catch((error: unknown) => {
    if (!isOver) throw error;
  });
  await Promise.race([typed, new Promise((resolve) => setTimeout(resolve, lastsMs))]);
  if (!isOver) {
    isOver = true;
    const waited = performance.now() - waitsSince;
    return { keysMs: [...keysMs, waited], idleMs: [...idleMs, waited], painted: keysMs.length };
  }
  return { keysMs, idleMs, painted: keysMs.length };
}
