/** Addresses that router and check could read differently end before either. */
import { expect, test } from 'vitest';
import { isPlainPath } from './path.ts';

test.each(['/', '/plans/0f', '/api/plans?archived=true', '/api/plans/it%C3%A4m', '/assets/index-a_b.js', '/a%20b'])(
  '%s is plain',
  (target) => expect(isPlainPath(target)).toBe(true),
);

test.each([
  '/api/plans%2fx',
  '/api/plans%2Fx',
  '/api/%5cplans',
  '/api/plans%00',
  '/api//plans',
  '//evil.example',
  '/api\\plans',
  '/api/../secret',
  '/api/./plans',
  '/api/%2e%2e/secret',
  '/api/.%2e/secret',
  '/api/plans/..',
  '/api/%252e%252e/secret',
  '/api/plans%0d%0aSet-Cookie',
  '/api/plans%0a',
  '/api/plans%7f',
  '/api/%ff',
  '/api/%c0%af',
  '/api/%',
  '/api/%zz',
  '/api/plans#fragment',
  'http://evil.example/api/plans',
  'api/plans',
  '*',
  '/api/pl ans',
  '/api/plän',
  '',
])('%s is refused', (target) => expect(isPlainPath(target)).toBe(false));
