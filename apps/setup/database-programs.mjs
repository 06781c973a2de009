/**
 * Finds the programs of PostgreSQL and Redis for the tests of several servers, or installs the Debian packages when
 * we are root on Debian. No service is started: tests start servers of their own, on free ports, and throw them away.
 * What is not there is named, and the tests that need it are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * @typedef {object} Databases
 * @property {Record<string, string>} env what tells the tests where the programs lie
 * @property {{ what: 'postgres' | 'redis', why: string }[]} missing what is not there, and what to do about it
 */

const places = {
  postgres: { variable: 'TANGRAM_TEST_POSTGRES_BIN', find: findPostgres, packages: ['postgresql'] },
  redis: { variable: 'TANGRAM_TEST_REDIS', find: findRedis, packages: ['redis-server'] },
};

const advice = {
  postgres:
    'PostgreSQL (initdb and postgres) is not installed: apt-get install postgresql, brew install postgresql, or let TANGRAM_TEST_POSTGRES_BIN name the folder they lie in',
  redis:
    'Redis (redis-server) is not installed: apt-get install redis-server, brew install redis, or let TANGRAM_TEST_REDIS name the program',
};

/** The programs that are there, without installing anything. @returns {Databases} */
export function findDatabases(env = process.env) {
  const found = { env: {}, missing: [] };
  for (const [what, { variable, find }] of Object.entries(places)) {
    const why = cannotRun(what);
    const place = why === undefined ? find(env) : undefined;
    if (place !== undefined) found.env[variable] = place;
    else found.missing.push({ what, why: why ?? whyNot(what, env[variable], variable) });
  }
  return found;
}

/** The programs that are there, or could be installed. @returns {Promise<Databases>} */
export async function findOrInstallDatabases(tools) {
  const found = findDatabases();
  const packages = found.missing.filter(({ what }) => !process.env[places[what].variable]);
  if (packages.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found;
  const names = packages.flatMap(({ what }) => places[what].packages);
  console.log(`Installing the Debian packages ${names.join(' and ')}; no service is started.`);
  const env = { ...tools.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  if (!updated.stopped) await withoutServices(() => run('apt-get', ['install', '-qy', ...names], { env }));
  return findDatabases();
}

const policy = '/usr/sbin/policy-rc.d';

/** Debian starts what it installs, unless this file says no. One that is there already is somebody's decision. */
async function withoutServices(install) {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}

function cannotRun(what) {
  if (process.platform === 'win32') return `${what} is not tried on Windows`;
  const needsOther = what === 'postgres' && process.getuid?.() === 0;
  return needsOther && !['postgres', 'nobody'].some((name) => spawnSync('id', ['-u', name]).status === 0)
    ? 'PostgreSQL refuses to run as root, and there is no user called postgres or nobody to run it as'
    : undefined;
}

function whyNot(what, named, variable) {
  return named ? `${variable} is ${named}, and nothing that starts lies there` : advice[what];
}

/** A folder with the programs of PostgreSQL, the newest first: Debian does not put them on the path. */
function findPostgres(env) {
  const folders = env.TANGRAM_TEST_POSTGRES_BIN
    ? [env.TANGRAM_TEST_POSTGRES_BIN]
    : [
        ...versionsIn('/usr/lib/postgresql', 'bin'),
        ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) => versionsIn(folder, 'bin', 'postgresql')),
        '/usr/pgsql/bin',
        ...onPath(env),
      ];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => starts(join(folder, program))));
}

function findRedis(env) {
  const programs = env.TANGRAM_TEST_REDIS
    ? [env.TANGRAM_TEST_REDIS]
    : ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', ...onPath(env)].map((folder) => join(folder, 'redis-server'));
  return programs.find(starts);
}

function versionsIn(folder, inside, prefix = '') {
  if (!existsSync(folder)) return [];
  const versionOf = (name) => Number.parseFloat(name.replace(/^\D+/, '')) || 0;
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .sort((a, b) => versionOf(b) - versionOf(a))
    .map((name) => join(folder, name, inside));
}

function onPath({ PATH = '' }) {
  return PATH.split(delimiter).filter((folder) => folder !== '');
}

function starts(program) {
  return existsSync(program) && spawnSync(program, ['--version']).status === 0;
}
