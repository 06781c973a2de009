/**
 * Is a file that is open still the one that lies there under its name? What is written to one that was deleted
 * or replaced is gone with the process, and the system does not say so.
 */

import { statSync } from 'node:fs';

/** The file was moved, deleted, replaced or locked away while it was in use. */
class FileGone extends Error {
  override readonly name = 'FileGone';
  readonly code = 'FILE_GONE';

  constructor(file: string, what: string) {
    super(`${file} ${what} while it was in use; stop the server, put the file back, and start again`);
  }
}

const READ_AND_WRITE = 0o600;

/** Looks again each time it is called. Throws FileGone. */
export function sameFile(file: string): () => void {
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
