/** Somebody connected, as a room sees them. */

import type { Speaker } from './presence.ts';
import type { LogPosition } from './update-log/update-log.ts';

export interface Participant extends Speaker {
  /** Words up to `position`; `frame` is null where they are one's own. */
  show(frame: Uint8Array | null, position: LogPosition): void;
  /** What this participant sent up to `seq` is on the disk. */
  acknowledge(seq: number): void;
  /** Has it sent words, or been asked for some, and are they not on the disk yet? */
  readonly isOwing: boolean;
  /** Of what this participant sent and is not acknowledged, some could not be stored after all: it must be sent again. */
  comeAgain(): void;
  /** The disk has caught up. */
  mayWriteOn(): void;
  /** The rest of the document cannot be read: it is shown as it is here. */
  nobodyMayWrite(): void;
  /** What this participant wrote cannot stay. */
  expel(why: string): void;
  /** Bytes of the application's. */
  tell(bytes: Uint8Array): void;
}
