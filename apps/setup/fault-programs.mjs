/**
 * Finds what the tests of failing machines need: strace for a disk that reports errors, faketime for a clock that jumps,
 * and the right to mount a small disk that fills up. As root on Debian the packages are installed. What is not there is
 * named, and the tests that need it are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * @typedef {object} Faults
 * @property {Record<string, string>} env what tells the tests where things lie
 * @property {{ what: 'strace' | 'faketime' | 'tmpfs', why: string }[]} missing what is not there, and what to do about it
 */

const places = {
  strace: {
    variable: 'TANGRAM_TEST_STRACE',
    find: findStrace,
    packages: ['strace'],
    why: 'strace is not installed or may not trace here: apt-get install strace, or let TANGRAM_TEST_STRACE name the program',
  },
  faketime: {
    variable: 'TANGRAM_TEST_FAKETIME',
    find: findFaketime,
    packages: ['faketime'],
    why: 'libfaketime is not installed: apt-get install faketime, or let TANGRAM_TEST_FAKETIME name libfaketime.so.1',
  },
  tmpfs: {
    variable: 'TANGRAM_TEST_TMPFS',
    find: findTmpfs,
    packages: [],
    why: 'a small disk cannot be mounted here: it takes root on Linux',
  },
};

/** What is there, without installing anything. @returns {Faults} */
export function findFaults(env = process.env) {
  const found = { env: {}, missing: [] };
  for (const [what, { variable, find, why }] of Object.entries(places)) {
    const place = process.platform === 'linux' ? find(env[variable]) : undefined;
    if (place !== undefined) found.env[variable] = place;
    else if (process.platform !== 'linux') found.missing.push({ what, why: `${what} is only tried on Linux` });
    else
      found.missing.push({
        what,
        why: env[variable] ? `${variable} is ${env[variable]}, and that does not work` : why,
      });
  }
  return found;
}

/** What is there, or could be installed. @returns {Promise<Faults>} */
export async function findOrInstallFaults(tools) {
  const found = findFaults();
  const names = found.missing.flatMap(({ what }) => (process.env[places[what].variable] ? [] : places[what].packages));
  if (names.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found;
  console.log(`Installing the Debian packages ${names.join(' and ')}.`);
  const env = { ...tools.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  if (!updated.stopped) await run('apt-get', ['install', '-qy', ...names], { env });
  return findFaults();
}

/** A strace that may trace: some containers forbid it. */
function findStrace(named) {
  const programs = named ? [named] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'strace'));
  return programs.find((program) => existsSync(program) && works(program, ['-f', '-qq', '-e', 'trace=none', 'true']));
}

/** The library that, loaded first, tells a program another hour. */
function findFaketime(named) {
  const libraries = named
    ? [named]
    : ['/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))].map((folder) =>
        join(folder, 'faketime', 'libfaketime.so.1'),
      );
  return libraries.find((library) => {
    if (!existsSync(library)) return false;
    const env = { ...process.env, LD_PRELOAD: library, FAKETIME: '@2001-02-03 04:05:06' };
    return spawnSync('date', ['+%Y'], { env, encoding: 'utf8' }).stdout?.trim() === '2001';
  });
}

/** A place to mount small disks in. */
function findTmpfs(named) {
  if (process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(named || tmpdir(), 'tangram-mount-'));
  const mounted = works('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (mounted) spawnSync('/bin/umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted ? named || tmpdir() : undefined;
}

function works(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
