/** Reads a plan's threads, places them in its text, and keeps what the editors highlight. */
import type { Thread } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { api } from '../api.ts';
import { useStore } from '../ui/store.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import type { Beginning } from './beginning.ts';
import {
  areWhereTheyWere,
  type Located,
  type PlacedThread,
  placeThreads,
  type Threads,
  threadsOnFields,
} from './threads.ts';
import { useOutbox } from './use-outbox.ts';

interface ThreadsOf {
  readonly planId: string;
  readonly person: string;
  readonly doc: Y.Doc;
  readonly order: readonly SectionId[];
  readonly shared: Threads;
  readonly beginning: Beginning | null;
}

export function useThreads({ planId, person, doc, order, shared, beginning }: ThreadsOf) {
  const { chosen, highlighted, onFields } = shared;
  const answer = useQuery(api.comments.list.queryOptions({ input: { planId } }));
  const outbox = useOutbox(planId, person);
  // The page stands before its threads have a place: they come from the server, and that takes longer.
  const [located, setLocated] = useState<{ readonly now: Located; readonly ever: ReadonlySet<string> } | null>(null);
  const chosenNow = useStore(chosen);
  useEffect(() => {
    let isOver = false;
    const locate = async () => {
      const { locateThreads } = await import('./locate.ts');
      if (isOver) return;
      const now = locateThreads(doc);
      setLocated((before) => {
        if (before !== null && areWhereTheyWere(before.now, now)) return before;
        return { now, ever: new Set([...(before?.ever ?? []), ...Object.keys(now)]) };
      });
    };
    // Without a connection its code may not come; it is asked for again with the next change.
    const look = () => void locate().catch(() => {});
    const quiet = whenQuiet(look);
    const soon = setTimeout(look);
    doc.on('update', quiet.ask);
    return () => {
      isOver = true;
      doc.off('update', quiet.ask);
      quiet.stop();
      clearTimeout(soon);
    };
  }, [doc]);
  const threads: readonly Thread[] | undefined = answer.data;
  const placed: readonly PlacedThread[] = useMemo(
    () => (located === null ? [] : placeThreads(threads ?? [], located.now, located.ever, order)),
    [threads, located, order],
  );
  useEffect(() => onFields.set(threadsOnFields(placed)), [placed, onFields]);
  const begun = beginning?.kind === 'words' ? beginning.selected : null;
  useEffect(() => {
    // A resolved one that somebody is reading shows its words too.
    const shown = ({ thread }: PlacedThread) => thread.resolved === null || thread.id === chosenNow;
    const open = placed.filter(shown).map(({ thread }) => thread.id);
    const old = highlighted.get();
    const isSame = old.chosen === chosenNow && old.begun === begun;
    if (isSame && old.open.size === open.length && open.every((id) => old.open.has(id))) return;
    highlighted.set({ open: new Set(open), chosen: chosenNow, begun });
  }, [placed, chosenNow, begun, highlighted]);
  return { answer, placed, isPlaced: located !== null, order, outbox };
}
