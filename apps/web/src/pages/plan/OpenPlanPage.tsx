/** An open plan: the bar, the outline, the page, the comments. It makes what they share and takes it away again. */
import { atLeast } from '@tangram/access';
import type { OpenPlan } from '@tangram/contract';
import { closeCode } from '@tangram/sync/client';
import { useEffect, useRef, useState } from 'react';
import { createThreads, type Threads } from '../../discussion/threads.ts';
import { keptFigures } from '../../editor/figures/kept-figures.ts';
import { createFolds } from '../../editor/folds.ts';
import { createPlanPictures } from '../../editor/pictures/plan-pictures.ts';
import { createWorkbench, type Workbench, WorkbenchContext } from '../../editor/workbench.ts';
import { endingOf, hasEnded, hasUnsent, isDamaged, type PlanRooms } from '../../live/plan-rooms.ts';
import { useRooms } from '../../live/use-rooms.ts';
import { useSignedIn } from '../../session.ts';
import { whenShown } from '../../ui/later.tsx';
// Here from the beginning: it holds the words that were not saved, and an ending often comes with a bad connection.
import { Ended } from './Ended.tsx';
import { PlanDesk } from './PlanDesk.tsx';
import { PlanSkeleton } from './PlanSkeleton.tsx';
import { TooOld } from './TooOld.tsx';
import { useSignedInAgain } from './use-signed-in-again.ts';

const PrintDesk = whenShown(() => import('../../print/PrintDesk.tsx'));
const Crowded = whenShown(async () => ({ default: (await import('./Crowded.tsx')).Crowded }));

interface OpenPlanPageProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  /** It is shown as paper and not as a desk. */
  readonly forPrint: boolean;
  /** When the plan was asked for, in the page's time. */
  readonly since: number;
  /** The server says that the plan is not there for this person. */
  readonly gone: boolean;
  /** Deletes this device's copy. */
  readonly onForget: () => Promise<void>;
  /** Deletes this device's copy and opens the plan anew. */
  readonly onAgain: () => Promise<void>;
}

const patienceMs = 10_000;

export function OpenPlanPage(props: OpenPlanPageProps) {
  const { plan, rooms, forPrint, since, gone, onForget, onAgain } = props;
  const ready = useRooms(rooms, ({ open }) => open.state.get().ready);
  const authorsReady = useRooms(rooms, ({ authors }) => authors?.state.get().ready ?? false);
  const ending = useRooms(rooms, endingOf);
  const crowded = useRooms(rooms, ({ all }) => all.some(({ state }) => state.get().crowded));
  const damaged = useRooms(rooms, isDamaged);
  const { person } = useSignedIn();
  const shared = useShared(rooms, person.id, plan);
  const slow = useSlow(ready);
  useLeaveQuestion(rooms);
  useSignedInAgain(rooms, ending === closeCode.signedOut);

  if (ending === closeCode.clientTooOld) return <TooOld planId={plan.id} />;
  if (hasEnded(ending) || gone) {
    return (
      <Ended plan={plan} rooms={rooms} code={ending ?? closeCode.notFound} onForget={onForget} onAgain={onAgain} />
    );
  }
  if (!ready || shared === null) {
    return (
      <>
        <PlanSkeleton since={since} slow={slow && !crowded} />
        {crowded && <Crowded rooms={rooms} opened={false} />}
      </>
    );
  }
  if (forPrint) {
    return (
      <PrintDesk
        plan={plan}
        rooms={rooms}
        authorsReady={authorsReady}
        meanwhile={<PlanSkeleton since={since} slow={false} />}
      />
    );
  }
  return (
    <WorkbenchContext value={shared.workbench}>
      <PlanDesk
        plan={plan}
        rooms={rooms}
        threads={shared.threads}
        authorsReady={authorsReady}
        signedOut={ending === closeCode.signedOut}
        damaged={damaged}
      />
      {crowded && <Crowded rooms={rooms} opened />}
    </WorkbenchContext>
  );
}

interface Shared {
  readonly workbench: Workbench;
  readonly threads: Threads;
}

function useShared(rooms: PlanRooms, person: string, plan: OpenPlan): Shared | null {
  const { id: planId } = plan;
  const latest = useRef(plan);
  latest.current = plan;
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    const docs = rooms.all.map(({ doc }) => doc);
    const mayEdit = () => atLeast(latest.current.access, 'edit');
    const pictures = createPlanPictures({ personId: person, planId, docs, mayEdit });
    const workbench = createWorkbench(docs, createFolds(person, planId), pictures, keptFigures(person, planId));
    setShared({ workbench, threads: createThreads() });
    return () => {
      workbench.close();
      setShared(null);
    };
  }, [rooms, person, planId]);
  return shared;
}

function useSlow(ready: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (ready) return;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [ready]);
  return slow && !ready;
}

/** Asks before the page is left, only while something is unsent. */
function useLeaveQuestion(rooms: PlanRooms): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsent(rooms)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [rooms]);
}
