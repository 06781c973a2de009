/** What the person missed in a plan: whether it is offered, shown or put away. */
import type { CatchUp } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, client } from '../api.ts';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';
import { tellOfVisit, type Visit } from './visits.ts';

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

/** What was done with an offer, and not told to the server because there was no connection. */
interface Untold {
  readonly since: string;
  readonly how: 'looked' | 'dismissed';
}

/** `isHere`: the person has the plan before them, and is signed in. */
export function useCatchUp(planId: string, isHere: boolean): CatchUpState {
  const { person } = useSignedIn();
  const [since, setSince] = useState<string | null>(null);
  const [view, setView] = useState<CatchUpView>('offered');
  const untold = `caught-up:${planId}`;
  const done = (how: Untold['how'], of: string) => {
    remember(person.id, untold, { since: of, how } satisfies Untold);
    const told = () => remember(person.id, untold, undefined);
    void client.catchUp.done({ planId, how }).then(told, () => {});
  };
  const known = useRef<string | null>(null);
  const heard = ({ since: next, looked }: Visit) => {
    const left = remembered<Untold>(person.id, untold);
    const mine = left !== undefined && left.since === next ? left : null;
    if (mine !== null) done(mine.how, mine.since);
    const open = mine?.how === 'dismissed' ? null : next;
    setSince(open);
    // Whoever comes back once more is offered what they missed since; in one visit it is offered until they look at it.
    if (open !== known.current) setView(looked || mine !== null ? 'kept' : 'offered');
    known.current = open;
  };
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => (isHere ? tellOfVisit(planId, (visit) => latest.current(visit)) : undefined), [planId, isHere]);
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
  const keep = useCallback(() => setView((now) => (now === 'shown' ? 'kept' : now)), []);
  return {
    news: isAny ? news : null,
    view,
    show: () => {
      setView('shown');
      if (since !== null) done('looked', since);
    },
    keep,
    dismiss: () => {
      setSince(null);
      known.current = null;
      if (since !== null) done('dismissed', since);
    },
  };
}
