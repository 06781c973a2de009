/**
 * `npm run dev`: the web page with hot reload, and the server, started again whenever one of its files changes.
 * Vite prints the address to open and hands /api and /live to the server. When one of the two ends, so does the other.
 */
import { join } from 'node:path';
import { run } from './run.mjs';
import { programOf } from './toolbox.mjs';

export async function develop({ root, node, env }, args) {
  const end = new AbortController();
  const both = [
    run(node, ['--watch', join(root, 'apps/server/src/main.ts'), ...args], { cwd: root, env, until: end.signal }),
    run(node, [programOf(root, 'vite', 'vite')], { cwd: join(root, 'apps/web'), env, until: end.signal }),
  ];
  const { code } = await Promise.race(both);
  end.abort();
  await Promise.all(both);
  return code;
}
