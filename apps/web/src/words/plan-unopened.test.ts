/** A plan that does not open was not changed by anybody: what is said is what helps. */
import { expect, test } from 'vitest';
import { whyUnopened } from './plan-unopened.ts';

test('when the server has a problem it says that the plan is kept, what to do, and what to name', () => {
  const said = whyUnopened({ kind: 'refused', code: 'INTERNAL_SERVER_ERROR', message: '', data: { ref: 'a1b2' } });
  expect(said.next).toMatch(/is kept\. Try again in a moment\. .* name this reference: a1b2\.$/);
});

test('nothing is said of changes that nobody made', () => {
  const codes = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TOO_MANY_REQUESTS', 'BAD_REQUEST'];
  for (const code of codes) {
    const { what, next } = whyUnopened({ kind: 'refused', code, message: 'no', data: {} });
    expect(`${what} ${next}`).not.toMatch(/changed|undefined/);
  }
});
