/** The desk: my plans, what was shared with me, and the ways to start something. */
import type { PlanKind } from '@tangram/domain';
import { planKinds } from '@tangram/domain';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignedIn } from '../session.ts';
import dashed from '../ui/Dashed.module.css';
import { whenOpened } from '../ui/later.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { PlanList, PlanListSkeleton } from '../ui/PlanList.tsx';
import { useNow } from '../ui/use-now.ts';
import { deskWords } from '../words/desk.ts';
import { kindWords, words } from '../words.ts';
import css from './DeskPage.module.css';
import { usePlans } from './use-plans.ts';

const NewPlanDialog = whenOpened(() => import('./NewPlanDialog.tsx'));

/** As many shared plans as fit beside one's own work; all of them are one link away. */
const sharedShown = 8;

export function DeskPage() {
  const { person } = useSignedIn();
  const plans = usePlans(false);
  const [starting, setStarting] = useState<PlanKind | null>(null);
  const now = useNow();
  return (
    <main id="page" className="wide">
      <h1>{deskWords.greeting(now.getHours(), person.name.split(' ')[0] ?? person.name)}</h1>
      <section className={css.start} aria-label={deskWords.newPlan}>
        {planKinds.map((kind) => (
          <button key={kind} type="button" className={dashed.dashed} onClick={() => setStarting(kind)}>
            + {kindWords[kind].add}
          </button>
        ))}
        <Link to="/plans/import" className={css.import}>
          {deskWords.fromMarkdown}
        </Link>
      </section>
      {plans.isError && plans.data === undefined && <NotLoaded what="plans" of={plans} />}
      {plans.isError && plans.data !== undefined && <p className={css.stale}>{words.offline.list}</p>}
      <div className={css.columns}>
        <section>
          <h2 className="section-head">
            {deskWords.mine} <Link to="/plans">{deskWords.allPlans}</Link>
          </h2>
          {plans.isPending && <PlanListSkeleton />}
          {plans.data && (
            <PlanList label={deskWords.mine} plans={plans.data.mine} empty={deskWords.noneMine} now={now} />
          )}
        </section>
        <section>
          <h2 className="section-head">
            {deskWords.shared}
            {plans.data && plans.data.shared.length > sharedShown && (
              <Link to="/plans">{deskWords.more(plans.data.shared.length - sharedShown)}</Link>
            )}
          </h2>
          {plans.isPending && <PlanListSkeleton />}
          {plans.data && (
            <PlanList
              label={deskWords.shared}
              plans={plans.data.shared.slice(0, sharedShown)}
              empty={deskWords.noneShared}
              now={now}
            />
          )}
        </section>
      </div>
      {starting && <NewPlanDialog kind={starting} onClose={() => setStarting(null)} />}
    </main>
  );
}
