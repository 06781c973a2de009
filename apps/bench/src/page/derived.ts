/**
 * How long after a key do the figures that are made of it change? A lesson's minutes are typed, while eight write; the pacing under the
 * outline and the numbers and checks of Review have to follow.
 */
import { spread } from '../engine/spread.ts';
import type { Row } from './row.ts';
import { atPlace, type Stage } from './stage.ts';
import { whileEightWrite } from './writing.ts';

const keys = 24;

export async function measureDerived({ tangram, warmContext }: Stage): Promise<Row[]> {
  const page = await atPlace(await warmContext(tangram), tangram);
  await page.getByRole('tab', { name: /^Review/ }).click();
  const review = '[aria-label="At a glance"] strong';
  const outline = 'nav[aria-label="Outline"]';
  await page.locator(review).first().waitFor();
  const minutes = page.locator(`[data-section="${tangram.section}"] input[data-field="minutes"]`);
  await minutes.click();
  await page.keyboard.press('End');
  const took = await whileEightWrite(tangram, async () => {
    const each: { outline: number; review: number }[] = [];
    for (let key = 0; key < keys; key += 1) {
      // It listens before the key is on its way: the two reach the page by different roads.
      await page.evaluate(
        (places) => {
          const texts = places.map((place) => document.querySelector(place)?.textContent);
          const pressed = new Promise<number>((resolve) =>
            addEventListener('keydown', (event) => resolve(event.timeStamp), { once: true, capture: true }),
          );
          const changed = async (at: number) => {
            const times = places.map(() => 0);
            while (times.includes(0)) {
              await new Promise(requestAnimationFrame);
              if (performance.now() - at > 60_000) throw new Error(`nothing changed in ${places.join(' or ')}`);
              for (const [index, place] of places.entries()) {
                if (times[index] === 0 && document.querySelector(place)?.textContent !== texts[index])
                  times[index] = performance.now() - at;
              }
            }
            return times;
          };
          window.watched.awaited = pressed.then(changed);
        },
        [outline, review],
      );
      await page.keyboard.press(key % 2 === 0 ? 'Backspace' : '5');
      const [first = Number.NaN, second = Number.NaN] = await page.evaluate(() => window.watched.awaited);
      each.push({ outline: first, review: second });
      await page.waitForTimeout(150);
    }
    return each;
  });
  await page.close();
  const row = (what: string, values: readonly number[]): readonly Row[] => {
    const { p50, p95 } = spread(values);
    return [
      { what: `${what} p50, ms`, tangram: [p50], oneEditor: [], goal: null },
      { what: `${what} p95, ms`, tangram: [p95], oneEditor: [], goal: 200 },
    ];
  };
  return [
    ...row(
      'pacing',
      took.map(({ outline: ms }) => ms),
    ),
    ...row(
      'Review: numbers and checks',
      took.map(({ review: ms }) => ms),
    ),
  ];
}
