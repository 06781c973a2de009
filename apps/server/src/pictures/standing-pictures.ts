/**
 * Which pictures stand in a part of a plan now, and which of them are for its readers: read from the server's own copy of the
 * document, so that no page needs to be believed. Whoever hears of a picture hears of it after it is in the log, so what is
 * read here is never older than what they know.
 */
import type { PlanFacts } from '@tangram/access';
import type { PictureStanding } from '@tangram/plan/pictures';
import type { SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import { documentOf, type Part } from '../live/names.ts';

const standings = z.record(z.string(), z.enum(['plain', 'answered', 'inQuestion'] satisfies PictureStanding[]));

export type StandingPictures = (
  plan: Pick<PlanFacts, 'plan' | 'authors'>,
  part: Part,
) => Promise<ReadonlyMap<string, PictureStanding>>;

/** So many documents are remembered as they were last read: whoever opens a plan asks for all of its pictures at once. */
const rememberedMax = 200;

interface Remembered {
  /** The position in the log that it was read at, and whose word counts. */
  readonly at: string;
  readonly pictures: Promise<ReadonlyMap<string, PictureStanding>>;
}

export function createStandingPictures(
  engine: Pick<SyncServer, 'derive'>,
  log: Pick<UpdateLog, 'heads'>,
): StandingPictures {
  const remembered = new Map<string, Remembered>();
  return async ({ plan, authors }, part) => {
    const document = documentOf(plan, part);
    const [head] = await log.heads([document]);
    const at = JSON.stringify([head?.position ?? 0, ...authors]);
    const known = remembered.get(document);
    if (known?.at === at) return known.pictures;
    const read = async () => {
      const { value } = await engine.derive(document, 'pictures', { authors: [...authors] });
      return new Map(Object.entries(standings.parse(value)));
    };
    const pictures = read();
    remembered.delete(document);
    remembered.set(document, { at, pictures });
    for (const old of [...remembered.keys()].slice(0, -rememberedMax)) remembered.delete(old);
    pictures.catch(() => {
      if (remembered.get(document)?.pictures === pictures) remembered.delete(document);
    });
    return pictures;
  };
}
