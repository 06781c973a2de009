/**
 * Pictures that nobody can show any more are deleted. A picture is kept for every part of a plan that can show it: where it stands,
 * also in a section that was removed and can be brought back, and for a fair time after it was last found there. A look may be cut
 * off anywhere and be taken twice at once; the next one goes on from what it finds.
 */
import type { SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import type { Events } from '../events.ts';
import { documentOf } from '../live/names.ts';
import type { PartWithPictures, PictureKeeping, PicturesOfPart } from '../store/picture-keeping.ts';

export interface PictureKeepingParts {
  readonly engine: Pick<SyncServer, 'derive'>;
  readonly log: Pick<UpdateLog, 'heads' | 'readAfter'>;
  readonly keeping: PictureKeeping;
  readonly now: () => number;
  /** Milliseconds by a clock that nobody can set. */
  readonly passed: () => number;
  readonly events: Pick<Events, 'failed' | 'picturesDeleted'>;
  /** How long a picture is kept after it was last found in a part. */
  readonly keptMs: number;
}

/** So far a clock may be set at once by whoever looks after it. */
const clockMs = 60 * 60 * 1000;
const found = z.array(z.string()).nullable();

export function createLetGoOfPictures(parts: PictureKeepingParts) {
  const { engine, log, keeping, now, passed, events, keptMs } = parts;
  /** How far each document had come when it was last looked at, and which pictures were asked about. */
  const looked = new Map<string, string>();
  let isStopping = false;

  /** Notes what stands in a part. False where that cannot be known: nothing of it is let go then. */
  const lookAt = async (part: PartWithPictures): Promise<boolean> => {
    const document = documentOf(part.plan, part.part);
    try {
      const { value, position } = await engine.derive(document, 'keptPictures', null);
      const standing = found.parse(value);
      if (standing === null) return false;
      // What follows may be unreadable, and hold a picture: then this rejects.
      await log.readAfter(document, position);
      await keeping.noteStanding(part, standing, now());
      return true;
    } catch (error) {
      events.failed('looking which pictures stand in a plan', error);
      return false;
    }
  };

  /** Nobody asks twice about the same pictures in the same words. */
  const lookAnew = async (part: PicturesOfPart): Promise<void> => {
    const document = documentOf(part.plan, part.part);
    const [head] = await log.heads([document]);
    const asked = JSON.stringify([head?.position, part.pictures]);
    if (looked.get(document) === asked) return;
    if (await lookAt(part)) looked.set(document, asked);
  };

  let before: { readonly now: number; readonly passed: number } | null = null;
  /** Whether the clock has gone since the last look as time has. One that was set wrong makes nothing old. */
  const isClockRight = (): boolean => {
    const here = { now: now(), passed: passed() };
    const last = before;
    before = here;
    return last !== null && here.now - last.now <= here.passed - last.passed + clockMs;
  };

  const look = async (): Promise<void> => {
    const letsGo = isClockRight();
    for (const part of await keeping.parts(now())) {
      if (isStopping) return;
      await lookAnew(part);
    }
    const until = now() - keptMs;
    for (const part of letsGo ? await keeping.partsLeft(until) : []) {
      if (isStopping) return;
      // Once more, and at once before: somebody may have brought it back.
      if (await lookAt(part)) await keeping.letGo(part, until);
    }
    const deleted = await keeping.deleteUnused();
    if (deleted > 0) events.picturesDeleted(deleted);
  };

  let underWay: Promise<void> | null = null;
  return {
    /** Looks once, unless it is looking already. Rejects when the store cannot be asked; nothing is half done then. */
    look(): Promise<void> {
      underWay ??= look().finally(() => {
        underWay = null;
      });
      return underWay;
    },

    /** Ends the look that is under way; resolves when nothing more is asked. */
    async stop(): Promise<void> {
      isStopping = true;
      await underWay?.catch(() => {});
    },
  };
}
