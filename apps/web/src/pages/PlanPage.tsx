/** The plan: what the server says of it, the rooms in which its words are, and the page made of both. */
import type { OpenPlan } from '@tangram/contract';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
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
  // A plan's page begins anew with another plan.
  return <PlanOf key={planId} planId={planId} forPrint={false} />;
}

export function PrintPlanPage() {
  const { planId = '' } = useParams({ strict: false });
  return <PlanOf key={planId} planId={planId} forPrint />;
}

function PlanOf({ planId, forPrint }: { planId: string; forPrint: boolean }) {
  const { person } = useSignedIn();
  const [since] = useState(() => performance.now());
  const answer = usePlan(planId);
  const plan = answer.data;
  const [rooms, setRooms] = useState<PlanRooms | null>(null);
  const open = plan?.documents.open;
  const authors = plan?.documents.authors ?? null;
  const [generation, setGeneration] = useGeneration(plan, person.id);
  useEffect(() => {
    if (open === undefined || generation === null) return;
    const reread = (key: readonly unknown[]) => void readAgain(key);
    const made = openPlanRooms(
      { documents: { open, authors }, generation },
      {
        personId: person.id,
        onTold: (bytes) => {
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
        },
      },
    );
    setRooms(made);
    return () => {
      void made.close();
      setRooms(null);
    };
  }, [open, authors, generation, person.id, planId]);

  const forget = async () => {
    if (plan) {
      await rooms?.close();
      for (const name of [plan.documents.open, plan.documents.authors]) {
        if (name === null) continue;
        forgetUnsent(person.id, name);
        await deleteStore(storeName(person.id, name, generation ?? plan.generation));
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
          setGeneration(null);
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

/**
 * The generation of the copy that this page opens; null until that is known. A copy of an older history comes first: the
 * server closes its page, and its words are offered before it goes. Once known it stays, whatever the server says later.
 */
function useGeneration(plan: OpenPlan | undefined, personId: string) {
  const [generation, setGeneration] = useState<number | null>(null);
  const document = plan?.documents.open;
  const current = plan?.generation;
  useEffect(() => {
    if (document === undefined || current === undefined || generation !== null) return;
    let isOver = false;
    void keptGeneration(personId, document).then((kept) => {
      if (!isOver) setGeneration(kept ?? current);
    });
    return () => {
      isOver = true;
    };
  }, [document, current, generation, personId]);
  return [generation, setGeneration] as const;
}
