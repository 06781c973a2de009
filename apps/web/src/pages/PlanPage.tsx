/** The plan: what the server says of it, the rooms in which its words are, and the page made of both. */
import type { OpenPlan } from '@tangram/contract';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { api, type Problem, problemOf, readAgain } from '../api.ts';
import { hearsOfInbox } from '../inbox/news.ts';
import { inboxChanged } from '../inbox/use-inbox.ts';
import { deleteStore, forgetUnsent, keptGeneration, storeName } from '../live/local-copy.ts';
import { openPlanRooms, type PlanRooms } from '../live/plan-rooms.ts';
import { useSignedIn } from '../session.ts';
import { Failed } from '../ui/Failed.tsx';
import { unopenedTitle, whyUnopened } from '../words/plan-unopened.ts';
import { words } from '../words.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { OpenPlanPage } from './plan/OpenPlanPage.tsx';
import { PlanSkeleton } from './plan/PlanSkeleton.tsx';
import { readTelling } from './plan/telling.ts';
import { forgetPlan, usePlan } from './plan/use-plan.ts';
import { TopBar } from './TopBar.tsx';

export function PlanPage() {
  const { planId = '' } = useParams({ strict: false });
  return <Visits planId={planId} forPrint={false} />;
}

export function PrintPlanPage() {
  const { planId = '' } = useParams({ strict: false });
  return <Visits planId={planId} forPrint />;
}

interface VisitProps {
  readonly planId: string;
  readonly forPrint: boolean;
}

/** A plan's page begins anew with another plan, and where somebody wants it to. */
function Visits(props: VisitProps) {
  const [visit, setVisit] = useState(0);
  return <PlanOf key={`${props.planId} ${visit}`} {...props} onAgain={() => setVisit(visit + 1)} />;
}

function PlanOf({ planId, forPrint, onAgain }: VisitProps & { onAgain: () => void }) {
  const { person } = useSignedIn();
  const [since] = useState(() => performance.now());
  const answer = usePlan(planId);
  const plan = answer.data;
  const rooms = useOpenRooms(plan, planId, person.id);
  const forget = async () => {
    if (plan) {
      await rooms?.close();
      for (const name of [plan.documents.open, plan.documents.authors]) {
        if (name === null) continue;
        forgetUnsent(person.id, name);
        await deleteStore(storeName(person.id, name, rooms?.generation ?? plan.generation));
      }
    }
  };
  if (plan && rooms) {
    return (
      <OpenPlanPage
        plan={plan}
        rooms={rooms}
        forPrint={forPrint}
        since={since}
        gone={answer.isError && problemOf(answer.error).kind === 'notFound'}
        onForget={async () => {
          await forget();
          forgetPlan(person.id, planId);
        }}
        onAgain={async () => {
          await forget();
          await answer.refetch();
          onAgain();
        }}
      />
    );
  }
  if (answer.isError && plan === undefined) {
    const problem = problemOf(answer.error);
    if (problem.kind === 'notFound') {
      return (
        <>
          <TopBar />
          <NotFoundPage />
        </>
      );
    }
    return <Unopened problem={problem} onRetry={answer.refetch} />;
  }
  return <PlanSkeleton since={since} slow={false} />;
}

/** The rooms of a plan, once it is known which they are, until the page is left. */
function useOpenRooms(plan: OpenPlan | undefined, planId: string, personId: string): PlanRooms | null {
  const [rooms, setRooms] = useState<PlanRooms | null>(null);
  const open = plan?.documents.open;
  const authors = plan?.documents.authors ?? null;
  const generation = useRef(0);
  generation.current = plan?.generation ?? 0;
  // Before anything is painted: what this device has of the plan is on its way while the page around it is made.
  useLayoutEffect(() => {
    if (open === undefined) return;
    let isOver = false;
    let made: PlanRooms | null = null;
    // A copy of an older history comes first: the server closes its page, and its words are offered before it goes.
    void keptGeneration(personId, open).then((kept) => {
      if (isOver) return;
      made = openPlanRooms(
        { documents: { open, authors }, generation: kept ?? generation.current },
        { personId, onTold: (bytes) => rereadWhat(bytes, planId) },
      );
      setRooms(made);
    });
    return () => {
      isOver = true;
      void made?.close();
      setRooms(null);
    };
  }, [open, authors, personId, planId]);
  return rooms;
}

/** Asks the server again for what it says has changed. */
function rereadWhat(bytes: Uint8Array, planId: string): void {
  const reread = (key: readonly unknown[]) => void readAgain(key);
  const about = readTelling(bytes);
  if (about === 'threads') {
    reread(api.comments.list.key({ input: { planId } }));
    reread(api.requests.list.key({ input: { planId } }));
    // Where the browser hears of its inbox, it hears of this as well.
    if (!hearsOfInbox.get()) inboxChanged();
  }
  if (about === 'requests') {
    reread(api.requests.list.key({ input: { planId } }));
    reread(api.plans.open.key({ input: { planId } }));
  }
  if (about === 'access' || about === 'plan') {
    reread(api.plans.open.key({ input: { planId } }));
    reread(api.sharing.circle.key({ input: { planId } }));
    reread(api.requests.addressees.key({ input: { planId } }));
  }
}

/** In place of a plan that could not be opened. It is asked for again when this device has a connection again. */
function Unopened({ problem, onRetry }: { problem: Problem; onRetry: () => unknown }) {
  useEffect(() => {
    addEventListener('online', onRetry);
    return () => removeEventListener('online', onRetry);
  }, [onRetry]);
  return (
    <>
      <TopBar />
      <main id="page" className="narrow">
        <h1>{unopenedTitle}</h1>
        <Failed {...whyUnopened(problem)} onRetry={() => onRetry()} />
        <p>
          <Link to="/" className="link">
            {words.notFound.back}
          </Link>
        </p>
      </main>
    </>
  );
}
