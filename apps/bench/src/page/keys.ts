/** How long does a key take until its letter is painted, while eight others write? Beside it a frame in which nothing was typed. */
import { spread } from '../engine/spread.ts';
import { inTurns, type Row } from './row.ts';
import { atPlace, type Stage } from './stage.ts';
import { noteAnew, noted, slowDown } from './watch.ts';
import { whileEightWrite } from './writing.ts';

const rounds = 2;
const keys = 60;
/** Somebody who types fast. */
const everyMs = 120;
/** A page that cannot keep up with the eight any more takes seconds for a key: it is asked for fewer. */
const lastsMs = 45_000;
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
        const idle: number[] = [];
        const end = performance.now() + lastsMs;
        for (let key = 0; key < keys && performance.now() < end; key += 1) {
          await page.keyboard.press('say how '.charAt(key % 8));
          await page.waitForTimeout(everyMs / 2);
          idle.push(await page.evaluate(() => window.watched.idleFrame()));
          await page.waitForTimeout(everyMs / 2);
        }
        const key = spread((await noted(page)).keysMs);
        const rest = spread(idle);
        const how = slowedBy === 1 ? 'ms' : `CPU slowed ${slowedBy}×, ms`;
        answers[`key to paint p50, ${how}`] = key.p50;
        answers[`key to paint p95, ${how}`] = key.p95;
        answers[`an idle frame p95, ${how}`] = rest.p95;
        answers[`key to paint p95 over an idle frame, ${how}`] = key.p95 - rest.p95;
      }
    });
    await page.close();
    return answers;
  });
}
