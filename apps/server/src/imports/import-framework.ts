/**
 * Bringing a framework into a network: read in a thread, laid over the one of the same identifier, saved at once or not at all. Two
 * who bring the same one at the same time are saved one after the other, the second over the first.
 */
import type { Viewer } from '@tangram/access';
import { httpLimits } from '@tangram/contract';
import type { Framework, Frameworks } from '../store/frameworks.ts';
import type { FrameworkRead, ReadFramework } from './readers.ts';

type FrameworkImported =
  | {
      readonly kind: 'imported';
      readonly outcome: 'new' | 'updated' | 'same';
      readonly framework: Framework;
      readonly read: FrameworkRead;
    }
  | { readonly kind: 'refused'; readonly why: string };

export type ImportFramework = (viewer: Viewer, text: string) => Promise<FrameworkImported>;

const triesMax = 5;

export function createImportFramework(parts: {
  readonly frameworks: Frameworks;
  readonly readFramework: ReadFramework;
  readonly now: () => number;
}): ImportFramework {
  const { frameworks, readFramework, now } = parts;
  return async (viewer, text) => {
    const day = new Date(now()).toISOString().slice(0, 10);
    const { changesNamed } = httpLimits;
    const alone = await readFramework({ text, before: null, day, changesNamed });
    if (alone.kind === 'refused') return alone;
    for (let tries = 0; tries < triesMax; tries += 1) {
      const stands = await frameworks.standing(viewer.network, alone.identifier);
      if (stands === undefined && (await frameworks.list(viewer.network)).length >= httpLimits.frameworks) {
        return { kind: 'refused', why: `There are ${httpLimits.frameworks} frameworks already. Remove one first.` };
      }
      const read =
        stands === undefined ? alone : await readFramework({ text, before: stands.package, day, changesNamed });
      if (read.kind === 'refused') return read;
      const same = stands !== undefined && stands.package === read.package && stands.items === read.items;
      const id = same ? stands.id : await frameworks.save(viewer, read, stands ?? null);
      const framework = id === undefined ? undefined : await frameworks.find(viewer.network, id);
      // Somebody else changed or removed it meanwhile: look again.
      if (framework === undefined) continue;
      const outcome = same ? 'same' : stands === undefined ? 'new' : 'updated';
      return { kind: 'imported', outcome, framework, read };
    }
    return { kind: 'refused', why: 'Others are importing this framework right now. Try again in a minute.' };
  };
}
