/** What the person missed in a plan: whether it is offered, shown or put away. */
import type { CatchUp } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, client } from '../api.ts';
import { tellOfVisit } from './visits.ts';

/** `offered` at the foot of the page; `shown` beside it; `kept` at hand at the foot, once it was looked at. */
type CatchUpView = 'offered' | 'shown' | 'kept';

export interface CatchUpState {
  /** Null where there is nothing to catch up with, or not yet. */
  readonly news: CatchUp | null;
  readonly view: CatchUpView;
  readonly show: () => void;
  /** Something else is to stand beside the page. */
  readonly keep: () => void;
  readonly dismiss: () => void;
}

/** `isHere`: the person has the plan before them, and is signed in. */
export function useCatchUp(planId: string, isHere: boolean): CatchUpState {
  const [since, setSince] = useState<string | null>(null);
  const [view, setView] = useState<CatchUpView>('offered');
  useEffect(() => (isHere ? tellOfVisit(planId, setSince) : undefined), [planId, isHere]);
  const input = { planId };
  const answer = useQuery({
    queryKey: [...api.catchUp.read.key({ input }), since],
    queryFn: () => client.catchUp.read(input),
    enabled: since !== null,
    // It says what was missed before this visit, however long that is.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const news = since === null ? undefined : answer.data;
  const isAny = news != null && (news.tooMuch || news.sections.length > 0 || news.threads.length > 0);
  // Whoever comes back once more is offered what they missed since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another absence begins anew
  useEffect(() => setView('offered'), [since]);
  const keep = useCallback(() => setView((now) => (now === 'shown' ? 'kept' : now)), []);
  // Without a connection it is offered again the next time.
  const done = (how: 'looked' | 'dismissed') => void client.catchUp.done({ planId, how }).catch(() => {});
  return {
    news: isAny ? news : null,
    view,
    show: () => {
      setView('shown');
      done('looked');
    },
    keep,
    dismiss: () => {
      setSince(null);
      done('dismissed');
    },
  };
}
