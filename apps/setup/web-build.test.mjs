import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './web-build.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tangram-web-build-'));
  write('web/src/main.ts', 'one');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('the page is built again when a file of it changes, appears or is renamed', () => {
  const before = fingerprint(root, ['web']);
  write('web/src/main.ts', 'two');
  const changed = fingerprint(root, ['web']);
  write('web/src/words.ts', '');
  const appeared = fingerprint(root, ['web']);
  expect(new Set([before, changed, appeared]).size).toBe(3);
});

test('the page is not built again for a test, a note, or what was built', () => {
  const before = fingerprint(root, ['web']);
  write('web/src/main.test.ts', '');
  write('web/README.md', '');
  write('web/dist/index.html', '');
  write('web/node_modules/x/index.js', '');
  expect(fingerprint(root, ['web'])).toBe(before);
});
