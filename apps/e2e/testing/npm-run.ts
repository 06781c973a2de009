/** Runs one of the npm scripts that look after a data folder, as a person at a terminal would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './house.ts';

/** Resolves to its exit code and everything it said. Files are named from `from`. */
export async function npmRun(
  script: 'backup' | 'restore' | 'self-check' | 'repair',
  dataFolder: string,
  { from, files = [] }: { readonly from?: string; readonly files?: readonly string[] } = {},
): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn(process.execPath, [join(root, 'apps/setup/setup.mjs'), script, ...files], {
    env: { ...process.env, TANGRAM_DATA: dataFolder, INIT_CWD: from },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code: code as number, said };
}
