/**
 * The facts of an open plan, kept while people write: only the sections that changed since the last look are read again, so
 * that a key in a long plan costs the reading of one section.
 */
import type { PlanKind, SectionId } from '@tangram/domain';
import { sectionsRoot, standingSections } from '@tangram/plan';
import type { SectionFacts } from '@tangram/plan/checks';
import type * as Y from 'yjs';

type Read = (plan: PlanKind, section: ReturnType<typeof standingSections>[number]) => SectionFacts;

export interface LiveFacts {
  /** The standing sections as they are now, in order. */
  read(): readonly SectionFacts[];
  close(): void;
}

/** `read` is handed in, because it comes with what is loaded later. */
export function openLiveFacts(kind: PlanKind, docs: readonly Y.Doc[], read: Read, changed: () => void): LiveFacts {
  const parts = docs.map((doc) => {
    const known = new Map<SectionId, SectionFacts>();
    const root = sectionsRoot(doc);
    const forget = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const { path, changes } of events) {
        const [section] = path;
        if (section !== undefined) known.delete(section as SectionId);
        else for (const name of changes.keys.keys()) known.delete(name as SectionId);
      }
      changed();
    };
    root.observeDeep(forget);
    return { doc, known, close: () => root.unobserveDeep(forget) };
  });
  return {
    read: () =>
      parts.flatMap(({ doc, known }) =>
        standingSections(doc).map((section) => {
          const facts = known.get(section.id) ?? read(kind, section);
          known.set(section.id, facts);
          return facts;
        }),
      ),
    close: () => {
      for (const { close } of parts) close();
    },
  };
}
