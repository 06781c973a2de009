/**
 * `docs/benchmarks.md`: figures between marks, rewritten by each run; the words around them are
 * people's and stay.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isPinned } from './engine/stage.ts';

const page = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));

/** How much wanted the machine's cores before a measurement began, as the system counts it over a minute. */
export const busyBefore = (): number => loadavg()[0] ?? Number.NaN;

/**
 * Replaces what stands between the marks of a section, and nothing else: each can be measured when the machine
 * has a quiet minute. Throws if the page has no such marks.
 */
export function writeSection(name: string, tables: string, how: string, busy: number): void {
  const text = readFileSync(page, 'utf8');
  const { begin, from, to } = placeOf(name, text);
  const day = new Date().toISOString().slice(0, 10);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${type()} ${release()}, Node ${process.versions.node}`;
  // Where there are several servers and databases, or browsers, nobody has a core of their own.
  const hasOwnCore = isPinned && !/^(cluster|floor|review|page)\b/.test(name);
  const cores = hasOwnCore ? 'server on one core, load on another' : 'all of it shares the cores';
  const load = `load average ${busy.toFixed(1)} before it began`;
  const head = `\`${how}\` on ${day}: ${machine}; ${cores}; ${load}.`;
  writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${head}\n\n${tables}\n${text.slice(to)}`);
  console.log(`${name}: written to ${page}`);
}

/** Where a section stands on the page. Throws if it has no place there: before anything is measured for it. */
export function placeOf(name: string, text = readFileSync(page, 'utf8')) {
  const begin = `<!-- ${name}: figures -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(`<!-- ${name}: end -->`);
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${name}`);
  return { begin, from, to };
}
