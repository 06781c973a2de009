/** The hour in a journey that takes days: the server's clock and the browsers' are turned to it together, and go on from there. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

export interface TurnedClock {
  /** What the server is to be started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Turns the server's clock to a moment such as `2026-11-30T20:40:00Z`. */
  itIs(moment: string): Promise<void>;
  /** Pages that are opened here live in that hour. */
  livesInIt(context: BrowserContext): Promise<void>;
  end(): Promise<void>;
}

export async function turnClockTo(moment: string): Promise<TurnedClock> {
  const library = process.env.TANGRAM_TEST_FAKETIME;
  if (library === undefined) throw new Error('TANGRAM_TEST_FAKETIME names no library; run this with npm test');
  const folder = await mkdtemp(join(tmpdir(), 'tangram-e2e-clock-'));
  let aheadMs = 0;
  const clock: TurnedClock = {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: join(folder, 'clock'),
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    async itIs(next) {
      aheadMs = Date.parse(next) - Date.now();
      const seconds = Math.ceil(aheadMs / 1000);
      await writeFile(join(folder, 'next'), `${seconds < 0 ? '' : '+'}${seconds}\n`);
      await rename(join(folder, 'next'), join(folder, 'clock'));
    },
    async livesInIt(context) {
      await context.addInitScript((ahead) => {
        const real = Date;
        const here = () => real.now() + ahead;
        Object.assign(globalThis, {
          Date: new Proxy(real, {
            construct: (target, parts) => Reflect.construct(target, parts.length === 0 ? [here()] : parts),
            get: (target, name) => (name === 'now' ? here : Reflect.get(target, name)),
          }),
        });
      }, aheadMs);
    },
    end: () => rm(folder, { recursive: true, force: true }),
  };
  await clock.itIs(moment);
  return clock;
}
