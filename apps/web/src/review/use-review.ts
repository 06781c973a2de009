/**
 * What a colleague would say about the open plan, and its numbers, kept while people write. The checks are loaded when the
 * page has nothing better to do, and run behind the frame of a key: never in its way. Only who reads the store is drawn again.
 */
import type { PlanKind } from '@tangram/domain';
import type { Glance, LinkedPlan, Review, SectionFacts } from '@tangram/plan/checks';
import { useEffect, useMemo, useRef } from 'react';
import type * as Y from 'yjs';
import { behindChanges } from '../ui/behind-changes.ts';
import { createStore, type Store } from '../ui/store.ts';
import { fetchWhenIdle, whenIdle } from '../ui/when-idle.ts';
import { whenQuiet } from '../ui/when-quiet.ts';
import { openLiveFacts } from './live-facts.ts';

export interface LiveReview extends Review {
  readonly glance: Glance;
  readonly sections: readonly SectionFacts[];
}

/** Whoever writes sees what their own words do to the numbers, and from time to time what the others' do. */
const everyMs = 80;
const elsewhereAtLatestMs = 1_000;
/** Of what colleagues have changed so much is read in one go as fits into this, or one section. */
const roomMs = 5;
const sectionAtLatestMs = 100;

export type ReviewState = LiveReview | 'reading' | 'failed';

interface ReviewedPlan {
  readonly kind: PlanKind;
  readonly open: Y.Doc;
  readonly authors: Y.Doc | null;
  readonly taught: boolean;
  /** The plans that this person sees; null until they are known. */
  readonly seen: readonly LinkedPlan[] | null;
  /** Whether anybody here may do something about it; a reader is told nothing. */
  readonly wanted: boolean;
}

export function useReview({ kind, open, authors, taught, seen, wanted }: ReviewedPlan): Store<ReviewState> {
  const store = useMemo(() => createStore<ReviewState>('reading'), []);
  const latest = useRef({ seen, again: () => {} });
  useEffect(() => {
    latest.current.seen = seen;
    latest.current.again();
  }, [seen]);
  useEffect(() => {
    if (!wanted) return;
    let stop: (() => void) | null = null;
    let ended = false;
    const start = ({ glanceAt, linkedAmong, readSectionFacts, reviewPlan }: typeof import('@tangram/plan/checks')) => {
      if (ended) return;
      const look = () => {
        if (ended) return;
        const sections = facts.read();
        const { seen: all } = latest.current;
        const linked = all && linkedAmong(sections, all);
        const plan = { kind, sections, linked, today: today(), taught };
        store.set({ ...reviewPlan(plan), glance: glanceAt(plan), sections });
      };
      // Section by section: all that eight people wrote would be in the way of a key that comes meanwhile.
      const readElsewhere = (deadline: IdleDeadline) => {
        if (ended) return;
        let isMore = facts.readOneElsewhere();
        while (isMore && deadline.timeRemaining() > roomMs) isMore = facts.readOneElsewhere();
        if (isMore) whenIdle(readElsewhere, sectionAtLatestMs);
        else whenIdle(look);
      };
      const behind = behindChanges(look, everyMs);
      const quietElsewhere = whenQuiet(() => whenIdle(readElsewhere), elsewhereAtLatestMs);
      const docs = authors === null ? [open] : [open, authors];
      const facts = openLiveFacts(kind, docs, readSectionFacts, (here) => (here ? behind : quietElsewhere).ask());
      latest.current.again = behind.ask;
      behind.ask();
      stop = () => {
        behind.stop();
        quietElsewhere.stop();
        facts.close();
      };
    };
    // Without a connection it stays unread; it is asked for again when the plan is next opened.
    fetchWhenIdle(() => void import('@tangram/plan/checks').then(start, () => store.set('failed')));
    return () => {
      ended = true;
      stop?.();
    };
  }, [store, kind, open, authors, taught, wanted]);
  return store;
}

/** How much is worth a look while people write: ideas wait until somebody asks. */
export function countOf(state: ReviewState): number {
  return typeof state === 'string' ? 0 : state.open.filter(({ level }) => level !== 'idea').length;
}

/** Year-month-day where the reader is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
