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
  /** The standing sections as they are now, in order; without `others`, what changed only elsewhere may be as it was. */
  read(others?: boolean): readonly SectionFacts[];
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
    read: (others = true) =>
      parts.flatMap(({ doc, known, changedElsewhere }) => {
        if (others) {
          for (const section of changedElsewhere) known.delete(section);
          changedElsewhere.clear();
        }
        return standingSections(doc).map((section) => {
          const facts = known.get(section.id) ?? read(kind, section);
          known.set(section.id, facts);
          return facts;
        });
      }),
    close: () => {
      for (const { close } of parts) close();
    },
  };
}
