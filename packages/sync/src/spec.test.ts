import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules = [...readFileSync(`${root}/SPEC.md`, 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id);
const quoted = globSync(['{src,client,bin,testing}/**/*.ts'], { cwd: root })
  .filter((file) => /\.test\.ts$|-contract\.ts$/.test(file) && !file.endsWith('spec.test.ts'))
  .flatMap((file) => [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/§([A-Z]\d+)/g)].map(([, id]) => id));

test('every rule of SPEC.md has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
});

test('every rule is quoted by a test', () => {
  expect(rules.filter((rule) => !quoted.includes(rule))).toEqual([]);
});

test('no test quotes a rule that is not there', () => {
  expect(quoted.filter((rule) => !rules.includes(rule))).toEqual([]);
});
