/**
 * Holds the database of everything but the log against the log: every plan that is there has its documents, and nothing
 * was derived from a change that the log does not have. It only reads, and may do so while the server runs.
 *
 * `npm run self-check` runs this after the engine's own check.
 */
import { join } from 'node:path';
import { planId } from '@tangram/domain';
import { readHeads } from '@tangram/sync/sqlite';
import SqliteDatabase from 'better-sqlite3';
import { documentOf } from '../live/names.ts';

/** Every problem, in a sentence. Throws when one of the files cannot be read at all. */
export function storeProblems(folder: string): string[] {
  const store = new SqliteDatabase(join(folder, 'tangram.db'), { readonly: true, fileMustExist: true, timeout: 5_000 });
  // The store first: what it speaks of was in the log before it.
  const plans = store.prepare<[], string>('SELECT id FROM plans WHERE seeds IS NULL').pluck().all();
  const derived = store
    .prepare<[], { planId: string; part: 'open' | 'authors'; position: number }>(
      'SELECT planId, part, position FROM summaries',
    )
    .all();
  store.close();
  const heads = readHeads(join(folder, 'log.db'));
  const headOf = (plan: string, part: 'open' | 'authors') => heads.get(documentOf(planId(plan), part)) ?? 0;
  return [
    ...plans.flatMap((plan) =>
      (['open', 'authors'] as const)
        .filter((part) => headOf(plan, part) === 0)
        .map((part) => `plan ${plan}: its ${part} part is not in the log`),
    ),
    ...derived
      .filter(({ planId: plan, part, position }) => position > headOf(plan, part))
      .map(
        ({ planId: plan, part, position }) =>
          `plan ${plan}: what is known of its ${part} part is of change ${position}, which is not in the log`,
      ),
  ];
}

if (import.meta.main) {
  const [folder = ''] = process.argv.slice(2);
  try {
    const problems = storeProblems(folder);
    for (const problem of problems) console.log(`tangram.db: ${problem}`);
    console.log(`plans held against the log, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
