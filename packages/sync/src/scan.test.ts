import { expect, test } from 'vitest';
import { writtenTogether } from '../testing/histories.ts';
import { defaultLimits } from './limits.ts';
import { scanUpdate } from './scan.ts';

test('the short way for a keystroke and the long way for everything find the same', () => {
  let short = 0;
  for (const { update } of writtenTogether(3, 3, 300)) {
    const whole = scanUpdate(update, defaultLimits);
    // An empty block of deletions of client 0 in the delete set says nothing new, but is no keystroke any more.
    const long = scanUpdate(Uint8Array.of(...update.slice(0, -1), 1, 0, 0), defaultLimits);
    if (update.at(-1) !== 0 || long.kind === 'refused' || whole.kind === 'refused') continue;
    if (update[1] === 1 && whole.plain) short++;
    expect(whole).toEqual(long);
  }
  expect(short).toBeGreaterThan(20);
});
