/** What is said in place of a list that did not come. */
import { expect, test } from 'vitest';
import { notLoaded } from './not-loaded.ts';

const refused = { kind: 'refused', code: 'INTERNAL_SERVER_ERROR', message: 'no' } as const;

test.each([
  [{ kind: 'unreachable' } as const, 'Check your connection and try again.'],
  [{ ...refused, data: {} }, 'Try again in a moment.'],
  [{ ...refused, data: { ref: 'f00d' } }, 'Try again in a moment. Reference: f00d.'],
])('%o: a list could not be loaded', (problem, next) => {
  expect(notLoaded(problem, 'comments')).toEqual({ what: 'The comments could not be loaded.', next });
});

test('whoever is signed out, or may not see it any more, is told that instead', () => {
  expect(notLoaded({ kind: 'signedOut' }, 'plans').what).toBe('You are signed out.');
  expect(notLoaded({ kind: 'notFound' }, 'plans').what).toBe('This is not here.');
});
