/** A disk of a few megabytes that fills up, mounted where `npm test` found that it may (TANGRAM_TEST_TMPFS). */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more goes onto it, but for so many bytes. */
  fill(leaveBytes: number): void;
  makeRoom(): void;
  remove(): void;
}

const STEP = 16 * 1024;

export function mountSmallDisk(megabytes: number): SmallDisk {
  const place = process.env.TANGRAM_TEST_TMPFS;
  if (place === undefined) throw new Error('TANGRAM_TEST_TMPFS names no place to mount a disk; run this with npm test');
  const folder = mkdtempSync(join(place, 'tangram-small-disk-'));
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill(leaveBytes) {
      const spare = join(folder, 'spare');
      const write = (file: string, bytes: number) => {
        const handle = openSync(file, 'w');
        try {
          for (let left = bytes; left > 0; left -= STEP) writeSync(handle, Buffer.alloc(Math.min(STEP, left), 1));
        } finally {
          closeSync(handle);
        }
      };
      write(spare, leaveBytes);
      try {
        write(ballast, Number.POSITIVE_INFINITY);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
      rmSync(spare);
    },
    makeRoom: () => rmSync(ballast),
    remove() {
      execFileSync('/bin/umount', [folder]);
      rmdirSync(folder);
    },
  };
}
