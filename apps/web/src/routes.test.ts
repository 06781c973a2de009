/** Every route is a screen of the table, and every screen has a route: the tests that visit all screens miss none. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screens } from './screens.ts';

test('no route is made beside the table of screens', () => {
  const source = readFileSync(new URL('./routes.tsx', import.meta.url), 'utf8');
  expect(source.match(/createRoute\(/g)).toHaveLength(1);
  expect(source).toContain('path: screens[name].path');
  const paths = Object.values(screens).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
