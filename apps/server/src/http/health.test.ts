import { expect, test } from 'vitest';
import { createHealth, type Health } from './health.ts';

const good: Health = { saving: true, disk: 'little' };
const bad: Health = { saving: false, disk: 'hardlyAny' };

async function said(health: Health, watchToken: string | null, authorization?: string) {
  const answer = createHealth({ health: () => health, watchToken })(authorization);
  return [answer.status, await answer.json()];
}

test('F11: a stranger hears whether words are saved, and nothing of the disk', async () => {
  for (const authorization of [undefined, '', 'Bearer ', 'Bearer null', 'Bearer a-token-of-the-settings ', 'x']) {
    expect(await said(good, 'a-token-of-the-settings', authorization)).toEqual([200, { saving: true }]);
    expect(await said(bad, 'a-token-of-the-settings', authorization)).toEqual([503, { saving: false }]);
    expect(await said(good, null, authorization)).toEqual([200, { saving: true }]);
  }
});

test('F11: whoever holds the token of the settings hears how much room there is', async () => {
  const authorization = 'Bearer a-token-of-the-settings';
  expect(await said(good, 'a-token-of-the-settings', authorization)).toEqual([200, good]);
  expect(await said(bad, 'a-token-of-the-settings', authorization)).toEqual([503, bad]);
});
