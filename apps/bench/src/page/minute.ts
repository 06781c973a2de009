/** Which tasks of the page were long while eight people and I wrote in the big unit for a minute? */
import { inTurns, type Row } from './row.ts';
import { atPlace, type Stage } from './stage.ts';
import { noteAnew, noted } from './watch.ts';
import { whileEightWrite } from './writing.ts';

const lastsMs = 60_000;
const everyMs = 200;
const goals = { 'tasks over 100 ms': 0 };

export async function measureMinute({ subjects, warmContext }: Stage): Promise<Row[]> {
  return inTurns(subjects, 1, goals, async (subject) => {
    const page = await atPlace(await warmContext(subject), subject);
    const long = await whileEightWrite(subject, async () => {
      await noteAnew(page);
      const end = performance.now() + lastsMs;
      for (let key = 0; performance.now() < end; key += 1) {
        await page.keyboard.press('say how '.charAt(key % 8));
        await page.waitForTimeout(everyMs);
      }
      return (await noted(page)).longTasksMs;
    });
    await page.close();
    return {
      'tasks over 100 ms': long.filter((ms) => ms > 100).length,
      'tasks over 50 ms': long.length,
      'the longest task, ms (0: none over 50)': Math.max(0, ...long),
    };
  });
}
