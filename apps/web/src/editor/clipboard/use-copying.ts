/** The commands that copy a section or the whole plan, and what is said when they have. */
import { useCallback } from 'react';
import { copyWords } from '../../words/paste.ts';
import { photoAddress } from '../pictures/plan-pictures.ts';
import { usePlanContext } from '../plan-context.ts';
import { listSections, nameOf, type PlacedSection } from '../sections.ts';
import { useWorkbench } from '../workbench.ts';

export interface Copying {
  readonly section: (section: PlacedSection) => void;
  readonly plan: () => void;
}

export function useCopying(): Copying {
  const { rooms, kind, isEditor, say } = usePlanContext();
  const { pictures } = useWorkbench();
  const copy = useCallback(
    async (chosen: (section: PlacedSection) => boolean, done: string) => {
      try {
        const { copySections } = await import('./copy-sections.ts');
        const { standing } = listSections({ kind, open: rooms.open.doc, authors: rooms.authors?.doc ?? null });
        const written = standing.filter((section) => !section.offered);
        await copySections(kind, written.filter(chosen), written, (id) => photoAddress(pictures, id, isEditor));
        say(done);
      } catch {
        say(copyWords.failed);
      }
    },
    [rooms, kind, isEditor, say, pictures],
  );
  return {
    section: useCallback(
      (section) => void copy(({ id }) => id === section.id, copyWords.copied(nameOf(section))),
      [copy],
    ),
    plan: useCallback(() => void copy(() => true, copyWords.planCopied), [copy]),
  };
}
