/** How long does a colleague's key take until it is painted on my page? Two browsers on one machine, by the clock that both read. */
import { spread } from '../engine/spread.ts';
import { inTurns, type Row } from './row.ts';
import { atPlace, type Stage } from './stage.ts';

const keys = 60;
const goals = { 'their key to my paint p95, ms': 50 };

export async function measureColleague({ subjects, warmContext, warmContextElsewhere }: Stage): Promise<Row[]> {
  return inTurns(subjects, 1, goals, async (subject) => {
    const theirs = await atPlace(await warmContextElsewhere(subject), subject);
    const mine = await atPlace(await warmContext(subject), subject);
    const took: number[] = [];
    const lettersBefore = await mine.evaluate((place) => window.watched.lettersIn(place), subject.place);
    for (let key = 0; key < keys; key += 1) {
      // It looks before the key is on its way, and is asked for what it saw afterwards.
      await mine.evaluate(
        ([place, letters]) => {
          window.watched.awaited = window.watched.painted(place, letters).then((at) => [at]);
        },
        [subject.place, lettersBefore + key + 1] as const,
      );
      await theirs.keyboard.press('say how '.charAt(key % 8));
      const [painted = Number.NaN] = await mine.evaluate(() => window.watched.awaited);
      took.push(painted - (await theirs.evaluate(() => window.watched.pressedAt)));
      await mine.waitForTimeout(50);
    }
    const { p50, p95 } = spread(took);
    await theirs.context().close();
    await mine.close();
    return { 'their key to my paint p50, ms': p50, 'their key to my paint p95, ms': p95 };
  });
}
