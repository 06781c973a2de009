/**
 * The facts of an open plan, kept while people write: only the sections that changed since the last look are read again, so
 * that a key in a long plan costs the reading of one section.
 */
import type { PlanKind, SectionId } from '@tangram/domain';
import { findSection, sectionsRoot, standingSections } from '@tangram/plan';
import type { SectionFacts } from '@tangram/plan/checks';
import type * as Y from 'yjs';

type Read = (plan: PlanKind, section: ReturnType<typeof standingSections>[number]) => SectionFacts;

export interface LiveFacts {
  /** The standing sections in order; what changed only elsewhere is as it was when it was last read. */
  read(): readonly SectionFacts[];
  /** Reads one of the sections that changed elsewhere. Whether there are more. */
  readOneElsewhere(): boolean;
  close(): void;
}

/** `read` is handed in, because it comes with what is loaded later. `changed` is told whether it was somebody on this page. */
export function openLiveFacts(
  kind: PlanKind,
  docs: readonly Y.Doc[],
  read: Read,
  changed: (here: boolean) => void,
): LiveFacts {
  const parts = docs.map((doc) => {
    const known = new Map<SectionId, SectionFacts>();
    const changedElsewhere = new Set<SectionId>();
    const root = sectionsRoot(doc);
    const forget = (events: Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
      const sections = events.flatMap(({ path: [section], changes }) =>
        section === undefined ? [...changes.keys.keys()] : [section],
      ) as SectionId[];
      for (const section of sections) {
        if (local) known.delete(section);
        else changedElsewhere.add(section);
      }
      changed(local);
    };
    root.observeDeep(forget);
    return { doc, known, changedElsewhere, close: () => root.unobserveDeep(forget) };
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
    readOneElsewhere: () => {
      const part = parts.find(({ changedElsewhere }) => changedElsewhere.size > 0);
      const [id] = part?.changedElsewhere ?? [];
      if (part === undefined || id === undefined) return false;
      part.changedElsewhere.delete(id);
      const section = findSection(part.doc, id);
      if (section === null || section.removed !== null) part.known.delete(id);
      else part.known.set(id, read(kind, section));
      return parts.some(({ changedElsewhere }) => changedElsewhere.size > 0);
    },
    close: () => {
      for (const { close } of parts) close();
    },
  };
}
