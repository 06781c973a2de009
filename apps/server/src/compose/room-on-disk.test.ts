import { expect, test } from 'vitest';
import { until } from '../testing/until.ts';
import { type RoomOnDisk, roomIn, watchRoomOnDisk } from './room-on-disk.ts';

const megabytes = (count: number) => count * 1_000_000;

test('F11: below 500 MB there is little room, below 100 MB hardly any', () => {
  expect(roomIn(megabytes(500))).toBe('enough');
  expect(roomIn(megabytes(500) - 1)).toBe('little');
  expect(roomIn(megabytes(100))).toBe('little');
  expect(roomIn(megabytes(100) - 1)).toBe('hardlyAny');
  expect(roomIn(0)).toBe('hardlyAny');
});

test('whoever writes and deletes around a bound is told once', () => {
  let room: RoomOnDisk = 'enough';
  const seen = [499, 501, 499, 540, 551, 499, 99, 101, 109, 111, 600].map(
    (free) => (room = roomIn(megabytes(free), room)),
  );
  expect(seen).toEqual([
    ...['little', 'little', 'little', 'little', 'enough', 'little'],
    ...['hardlyAny', 'hardlyAny', 'hardlyAny', 'little', 'enough'],
  ]);
});

test('F11: it is told at the start and at each change, and a disk that does not answer stops nobody', async () => {
  const told: unknown[] = [];
  const answers = [megabytes(300), megabytes(300), megabytes(42), null, megabytes(9_000)];
  const watch = await watchRoomOnDisk(
    '/data',
    1,
    {
      diskFills: (free, hardlyAny) => told.push(['fills', free, hardlyAny]),
      diskHasRoom: (free) => told.push(['has room', free]),
      failed: (what) => told.push(what),
    },
    async () => {
      const free = answers.length > 1 ? answers.shift() : answers[0];
      if (typeof free !== 'number') throw new Error('EIO');
      return free;
    },
  );
  expect(told).toEqual([['fills', 300, false]]);
  expect(watch.room).toBe('little');
  await until(
    async () => told.length,
    (count) => count === 4,
  );
  expect(told.slice(1)).toEqual([['fills', 42, true], 'asking how much room the disk has', ['has room', 9_000]]);
  expect(watch.room).toBe('enough');
  watch.stop();
});
