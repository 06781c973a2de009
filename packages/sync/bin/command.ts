/** What the commands have in common: their arguments, their exit codes, and an error as one sentence. */

import { parseArgs } from 'node:util';
import type { PostgresPlace } from '../src/update-log/care/postgres.ts';

/** Ends the process with what `act` answers; with 2 and a sentence when it throws. */
export function run(act: () => number | Promise<number>): void {
  Promise.resolve()
    .then(act)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 2;
      },
    );
}

/** What a command is about: a folder, and so many files; or a log in PostgreSQL. */
interface Asked {
  readonly data: string;
  readonly files: readonly string[];
  readonly postgres: PostgresPlace | null;
}

/** Throws how the command is used. With `--postgres` there are no files. */
export function askedOf(usage: string, fileCount: number): Asked {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: 'string', default: '.tangram-sync' },
      postgres: { type: 'string' },
      schema: { type: 'string' },
    },
    allowPositionals: true,
  });
  const { data, postgres: connectionString, schema } = values;
  if (positionals.length !== (connectionString === undefined ? fileCount : 0)) throw new Error(`usage: ${usage}`);
  const postgres =
    connectionString === undefined ? null : { connectionString, ...(schema === undefined ? {} : { schema }) };
  return { data, files: positionals, postgres };
}
