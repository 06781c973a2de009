/** B59: what a client says of where it comes from counts for nothing; what the operator's own proxies say does. */
import { afterAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../testing/house.ts';

const houses: TestHouse[] = [];
afterAll(async () => {
  for (const house of houses) await house.tearDown();
}, 30_000);

async function behind(proxies: number) {
  const house = await openHouse({ demo: false, proxies });
  houses.push(house);
  const body = { email: 'ada@example.org', password: 'not the right sentence' };
  return {
    /** Tries a wrong password, with these entries of X-Forwarded-For. */
    tries: async (...from: string[]): Promise<number> =>
      (await house.ask('POST', '/api/auth/sign-in/email', body, { 'x-forwarded-for': from.join(', ') })).status,
  };
}

describe('without a proxy', () => {
  test('twenty invented addresses are one', async () => {
    const { tries } = await behind(0);
    const answers: number[] = [];
    for (let i = 0; i < 12; i += 1)
      answers.push(await tries(...Array.from({ length: 20 }, (_, j) => `203.0.113.${i + j}`)));
    expect(answers).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

describe('behind one proxy', () => {
  test('the address that it saw is the one that counts, whatever was said before it', async () => {
    const { tries } = await behind(1);
    const answers: number[] = [];
    for (let i = 0; i < 11; i += 1) answers.push(await tries(`203.0.113.${i}`, '198.51.100.7'));
    expect(answers).toEqual([...Array(10).fill(401), 429]);
    expect(await tries('::ffff:198.51.100.7')).toBe(429);
    expect(await tries('198.51.100.8')).toBe(401);
    expect(await tries('2001:db8::8')).toBe(401);
  });

  test('what is no address, and what is not said at all, counts as the proxy itself', async () => {
    const { tries } = await behind(1);
    const answers: number[] = [];
    for (let i = 0; i < 11; i += 1) answers.push(await tries(...(i % 2 === 0 ? [`no address ${i}`] : [])));
    expect(answers).toEqual([...Array(10).fill(401), 429]);
  });
});

test('behind two proxies, the second from the end is the client', async () => {
  const { tries } = await behind(2);
  for (let i = 0; i < 10; i += 1) expect(await tries('198.51.100.7', `192.0.2.${i}`)).toBe(401);
  expect(await tries('203.0.113.1', '198.51.100.7', '192.0.2.99')).toBe(429);
  expect(await tries('198.51.100.9', '192.0.2.1')).toBe(401);
});
