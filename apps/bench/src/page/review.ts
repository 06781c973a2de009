/** The same page with Review and without it, in turns: what Review adds to a key, on the same machine in the same minutes. */
import { spread } from '../engine/spread.ts';
import { onStage } from './stage.ts';
import type { ReviewFigures } from './table.ts';
import { goToPlace, noteAnew, noted, open, slowDown, watch } from './watch.ts';
import { whileEightWrite } from './writing.ts';

const keys = 100;

export function measureReview(rounds: number): Promise<Readonly<Record<'with' | 'without', readonly ReviewFigures[]>>> {
  return onStage(async ({ tangram, browser }) => {
    const figures = { with: [] as ReviewFigures[], without: [] as ReviewFigures[] };
    for (let round = 0; round < 2 * rounds; round += 1) {
      const which = round % 4 === 0 || round % 4 === 3 ? 'with' : 'without';
      // A service worker would bring the checks without asking.
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
      await watch(context, tangram);
      await tangram.enter(context);
      let held = 0;
      // Without the checks, which come in a file of their own, the page says that they could not be loaded, and goes on.
      if (which === 'without')
        await context.route('**/assets/checks-*.js', (route) => {
          held += 1;
          return route.abort();
        });
      const page = await context.newPage();
      await open(page, tangram);
      await goToPlace(page, tangram);
      await slowDown(page, 4);
      await whileEightWrite(tangram, async () => {
        await noteAnew(page);
        for (let key = 0; key < keys; key += 1) {
          await page.keyboard.press('say how '.charAt(key % 8));
          await page.evaluate(() => window.watched.idleFrame());
        }
      });
      const { keysMs, longTasksMs } = await noted(page);
      figures[which].push({
        keyToPaintMs: spread(keysMs),
        longTasksOver100Ms: longTasksMs.filter((ms) => ms > 100).length,
      });
      await context.close();
      if (which === 'without' && held === 0) throw new Error('the checks no longer come in a file of their own');
    }
    return figures;
  }, false);
}
