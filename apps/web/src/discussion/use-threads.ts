/** Reads a plan's threads, places them in its text, and keeps what the editors highlight. */
import type { Thread } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import { locateThreads } from '@tangram/plan';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { api } from '../api.ts';
import { useStore } from '../ui/store.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import { type PlacedThread, placeThreads, type Threads } from './threads.ts';

export function useThreads(planId: string, doc: Y.Doc, order: readonly SectionId[], { chosen, highlighted }: Threads) {
  const answer = useQuery(api.comments.list.queryOptions({ input: { planId } }));
  const [located, setLocated] = useState(() => locateThreads(doc));
  const chosenNow = useStore(chosen);
  useEffect(() => {
    const quiet = whenQuiet(() => setLocated(locateThreads(doc)));
    quiet.ask();
    doc.on('update', quiet.ask);
    return () => {
      doc.off('update', quiet.ask);
      quiet.stop();
    };
  }, [doc]);
  const threads: readonly Thread[] | undefined = answer.data;
  const placed: readonly PlacedThread[] = useMemo(
    () => placeThreads(threads ?? [], located, order),
    [threads, located, order],
  );
  useEffect(() => {
    const open = placed.filter(({ thread }) => thread.resolved === null).map(({ thread }) => thread.id);
    const old = highlighted.get();
    if (old.chosen === chosenNow && old.open.size === open.length && open.every((id) => old.open.has(id))) return;
    highlighted.set({ open: new Set(open), chosen: chosenNow });
  }, [placed, chosenNow, highlighted]);
  return { answer, placed };
}
