/**
 * Are files that are open still the ones that lie there under their names? What is written to one that was deleted
 * or replaced is gone with the process, and the system does not say so.
 *
 * Looking at a file that is being written costs more than the look: Linux notes the time of the next write anew, and
 * the next flush has to bring that to the disk as well, which makes it half as long again. So what is looked at each
 * time is the folder: as long as no name in it was given, taken away or moved, the files are the same.
 */

import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file was moved, deleted, replaced or locked away while it was in use. */
class FileGone extends Error {
  override readonly name = 'FileGone';
  readonly code = 'FILE_GONE';

  constructor(file: string, what: string) {
    super(`${file} ${what} while it was in use; stop the server, put the file back, and start again`);
  }
}

const READ_AND_WRITE = 0o600;
/** How often the files themselves are looked at: who may open them does not show in their folder. */
const LOOK_CLOSELY_EVERY_MS = 100;
/** Two changes of a folder so close to each other may bear the same time. */
const TIMES_DIFFER_AFTER_MS = 2_000;

/** Looks again each time it is called. Throws FileGone. */
export function sameFiles(files: readonly string[], now = () => performance.now()): () => void {
  const folders = foldersOf(files);
  const lookClosely = files.map(sameFile);
  let seen: readonly (Stats | undefined)[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const found = folders.map((folder) => statSync(folder, { throwIfNoEntry: false }));
    const isKnown = found.every((folder, i) => isUnchanged(folder, seen[i]));
    if (isKnown && now() - lookedAt < LOOK_CLOSELY_EVERY_MS) return;
    for (const look of lookClosely) look();
    seen = found; // from before the look, so that what changes meanwhile is looked at again
    lookedAt = now();
  };
}

/** Where their names are; and where they lie, if a name is a link. */
function foldersOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap((file) => [dirname(file), dirname(realpathSync(file))]))];
}

function isUnchanged(now: Stats | undefined, then: Stats | undefined): boolean {
  if (now === undefined || then === undefined) return false;
  const isSame =
    now.ino === then.ino && now.dev === then.dev && now.mtimeMs === then.mtimeMs && now.ctimeMs === then.ctimeMs;
  return isSame && Date.now() - now.mtimeMs > TIMES_DIFFER_AFTER_MS;
}

function sameFile(file: string): () => void {
  const then = statSync(file);
  return () => {
    const now = statSync(file, { throwIfNoEntry: false });
    if (now === undefined) throw new FileGone(file, 'was deleted');
    if (now.ino !== then.ino || now.dev !== then.dev) throw new FileGone(file, 'was replaced');
    if (process.platform !== 'win32' && (now.mode & READ_AND_WRITE) !== READ_AND_WRITE) {
      throw new FileGone(file, 'may not be read or written any more');
    }
  };
}
