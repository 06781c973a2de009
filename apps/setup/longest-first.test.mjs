import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { longest, longestFirst } from './longest-first.mjs';
import config from './vitest.config.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('what takes long and is small comes to the head, longest first; the others stay in their order', () => {
  const files = ['apps/web/a.test.ts', longest[1], 'apps/web/b.test.ts', longest[0], 'apps/web/c.test.ts'];
  const sorted = longestFirst(files.map((name) => ({ moduleId: join(root, name).replaceAll('\\', '/') })));
  expect(sorted.map(({ moduleId }) => relative(root, moduleId).replaceAll('\\', '/'))).toEqual([
    ...longest.slice(0, 2),
    ...['a', 'b', 'c'].map((name) => `apps/web/${name}.test.ts`),
  ]);
});

test('each of them is there', () => {
  expect(longest.filter((name) => !existsSync(join(root, name)))).toEqual([]);
});

test('files of several suites can be asked for at once: those that run together have as many workers', () => {
  const workers = new Map();
  for (const { test: suite } of config.test.projects) {
    const group = suite.sequence?.groupOrder ?? 0;
    const { maxWorkers = config.test.maxWorkers } = suite;
    expect(workers.get(group) ?? maxWorkers, suite.name).toBe(maxWorkers);
    workers.set(group, maxWorkers);
  }
});
