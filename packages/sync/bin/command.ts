/** What the commands have in common: their arguments, their exit codes, and an error as one sentence. */

import { parseArgs } from 'node:util';

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

/** The folder, and so many files. Throws how the command is used. */
export function askedOf(
  usage: string,
  fileCount: number,
): { readonly data: string; readonly files: readonly string[] } {
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string', default: '.tangram-sync' } },
    allowPositionals: true,
  });
  if (positionals.length !== fileCount) throw new Error(`usage: ${usage}`);
  return { data: values.data, files: positionals };
}
