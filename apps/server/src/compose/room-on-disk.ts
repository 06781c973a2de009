/**
 * How much room is left where the data folder lies. It is looked at now and then and told while there is still time to make some:
 * a full disk loses no words, but it saves none either.
 */
import { statfs } from 'node:fs/promises';
import type { Events } from '../events.ts';

export type RoomOnDisk = 'enough' | 'little' | 'hardlyAny';

const MEGABYTE = 1_000_000;
const littleBytes = 500 * MEGABYTE;
const hardlyAnyBytes = 100 * MEGABYTE;
/** So much more is needed to be believed again: whoever writes and deletes around a bound is not told each time. */
const again = 1.1;

/** What so many free bytes mean, after what they meant before. */
export function roomIn(freeBytes: number, before: RoomOnDisk = 'enough'): RoomOnDisk {
  if (freeBytes < hardlyAnyBytes * (before === 'hardlyAny' ? again : 1)) return 'hardlyAny';
  return freeBytes < littleBytes * (before === 'enough' ? 1 : again) ? 'little' : 'enough';
}

export interface DiskWatch {
  readonly room: RoomOnDisk;
  stop(): void;
}

/** Looks at once, then every `everyMs`. What has changed is told to `events`; a disk that cannot be asked is left to fail by itself. */
export async function watchRoomOnDisk(
  folder: string,
  everyMs: number,
  events: Pick<Events, 'diskFills' | 'diskHasRoom' | 'failed'>,
  free: (folder: string) => Promise<number> = freeBytesIn,
): Promise<DiskWatch> {
  let room: RoomOnDisk = 'enough';
  async function look(): Promise<void> {
    try {
      const freeBytes = await free(folder);
      const now = roomIn(freeBytes, room);
      if (now === room) return;
      room = now;
      const megabytes = Math.floor(freeBytes / MEGABYTE);
      if (now === 'enough') events.diskHasRoom(megabytes);
      else events.diskFills(megabytes, now === 'hardlyAny');
    } catch (error) {
      events.failed('asking how much room the disk has', error);
    }
  }
  await look();
  const looking = setInterval(() => void look(), everyMs);
  return {
    get room() {
      return room;
    },
    stop: () => clearInterval(looking),
  };
}

async function freeBytesIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
