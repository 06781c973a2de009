/**
 * `docs/benchmarks.md`: figures between marks, rewritten by each run; the words around them are
 * people's and stay.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isPinned } from './engine/stage.ts';

const page = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));

/** Replaces what stands between the marks of a section. Throws if the page has no such marks. */
export function writeSection(name: string, tables: string, how: string): void {
  const begin = `<!-- ${name}: figures -->`;
  const end = `<!-- ${name}: end -->`;
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${name}`);
  const day = new Date().toISOString().slice(0, 10);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${type()} ${release()}, Node ${process.versions.node}`;
  // Where there are several servers and databases, nobody has a core of their own.
  const hasOwnCore = isPinned && name !== 'cluster';
  const cores = hasOwnCore ? 'server on one core, load on another' : 'servers and load share the cores';
  const head = `\`${how}\` on ${day}: ${machine}; ${cores}.`;
  writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${head}\n\n${tables}\n${text.slice(to)}`);
  console.log(`${name}: written to ${page}`);
}
