/** How long until the big unit can be read, and written in, when it was opened here once before? Nobody else writes. */
import { inTurns, type Row } from './row.ts';
import type { Stage } from './stage.ts';
import { open, slowDown } from './watch.ts';

const rounds = 3;
const goals = { 'readable, CPU slowed 4×, ms': 1_000, 'typing, CPU slowed 4×, ms': 2_000 };

export async function measureOpening({ subjects, warmContext }: Stage): Promise<Row[]> {
  return inTurns(subjects, rounds, goals, async (subject) => {
    const context = await warmContext(subject);
    const answers: Record<string, number> = {};
    for (const slowedBy of [1, 4]) {
      const page = await context.newPage();
      await slowDown(page, slowedBy);
      const { readableMs, writableMs } = await open(page, subject);
      const how = slowedBy === 1 ? 'ms' : `CPU slowed ${slowedBy}×, ms`;
      answers[`readable, ${how}`] = readableMs;
      answers[`typing, ${how}`] = writableMs;
      await page.close();
    }
    return answers;
  });
}
