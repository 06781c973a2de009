/**
 * Builds the web page into apps/web/dist when something it is made of has changed, and not otherwise, so that the
 * second start takes seconds.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './run.mjs';
import { programOf } from './toolbox.mjs';

const notPartOfIt = /(^|[\\/])(node_modules|dist|testing|\.[^\\/]*)([\\/]|$)|\.test\.[a-z]+$|\.md$/;

/** Resolves to 0 when apps/web/dist is up to date, else to the exit code of the build. */
export async function buildWeb({ root, node, env, cache }) {
  const web = join(root, 'apps', 'web');
  const stamp = join(cache, 'web-build');
  const made = fingerprint(root, ['apps/web', 'packages', 'package-lock.json', 'tsconfig.json']);
  if (existsSync(join(web, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made)
    return 0;
  console.log('Building the web page.');
  rmSync(stamp, { force: true });
  const { code } = await run(node, [programOf(root, 'vite', 'vite'), 'build', '--logLevel', 'warn'], { cwd: web, env });
  if (code === 0) writeFileSync(stamp, made);
  else console.error(`The web page could not be built (exit code ${code}).`);
  return code;
}

/** One hash over names and contents of files and folders; tests, notes and what was built do not count. */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path)).sort()) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (path.endsWith('.json')) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !notPartOfIt.test(entry.name))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesUnder(inside);
      return entry.isFile() ? [inside] : [];
    });
}
