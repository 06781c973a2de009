/** The lists of sections, read again when a section comes, goes, moves or fills; not for a key that changes none of that. */
import { sectionsRoot } from '@tangram/plan';
import { useEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { listSections, type PlanDocs, type SectionLists } from './sections.ts';

export function useSections(docs: PlanDocs): SectionLists {
  const { kind, open, authors } = docs;
  const [lists, setLists] = useState(() => listSections(docs));
  const latest = useRef(lists);
  latest.current = lists;
  const known = useMemo(() => ({ kind, open, authors }), [kind, open, authors]);
  useEffect(() => {
    const reread = () => setLists((old) => keepEqual(old, listSections(known)));
    const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      // A path of one name or none: the map of sections itself, or one section's own map. Deeper, only an offered
      // section that is being filled matters, and there are few of those.
      if (events.some((event) => event.path.length <= 1)) reread();
      else if (events.some((event) => isOffered(latest.current, event.path[0]))) reread();
    };
    const roots = [known.open, known.authors].flatMap((doc) => (doc === null ? [] : [sectionsRoot(doc)]));
    for (const root of roots) root.observeDeep(changed);
    reread();
    return () => {
      for (const root of roots) root.unobserveDeep(changed);
    };
  }, [known]);
  return lists;
}

function isOffered({ standing }: SectionLists, id: string | number | undefined): boolean {
  return standing.some((section) => section.id === id && section.offered);
}

/** Sections that are as they were stay the same objects, so that their parts of the page are not drawn again. */
function keepEqual(old: SectionLists, next: SectionLists): SectionLists {
  const keep = (before: SectionLists['standing'], after: SectionLists['standing']) =>
    after.map((section) => {
      const same = before.find((one) => one.id === section.id);
      const equal =
        same &&
        same.doc === section.doc &&
        same.order === section.order &&
        same.offered === section.offered &&
        same.fields === section.fields &&
        same.title === section.title &&
        same.body === section.body &&
        (same.removed === null) === (section.removed === null);
      return equal ? same : section;
    });
  return { standing: keep(old.standing, next.standing), removed: keep(old.removed, next.removed) };
}
