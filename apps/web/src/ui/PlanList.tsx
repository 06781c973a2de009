/** Plans in a list: what each is, whose circle it is in, and when it last changed. It shows; its parent may add actions. */
import { Skeleton } from '@mantine/core';
import type { PlanCard } from '@tangram/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSignedIn } from '../session.ts';
import { kindWords, statusWords, visibilityWords, words } from '../words.ts';
import { authorsBeside } from './authors.ts';
import css from './PlanList.module.css';
import { when } from './when.ts';

interface PlanListProps {
  readonly label: string;
  readonly plans: readonly PlanCard[];
  readonly empty: string;
  readonly now: Date;
  readonly actions?: (plan: PlanCard) => ReactNode;
}

export function PlanList({ label, plans, empty, now, actions }: PlanListProps) {
  if (plans.length === 0) return <p className="card empty">{empty}</p>;
  return (
    <ul className={`card ${css.list}`} aria-label={label}>
      {plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} now={now} actions={actions?.(plan)} />
      ))}
    </ul>
  );
}

function PlanRow({ plan, now, actions }: { plan: PlanCard; now: Date; actions: ReactNode }) {
  const me = useSignedIn().person.id;
  const facts = [
    kindWords[plan.kind].name,
    plan.grade === null ? '' : words.plans.grade(plan.grade),
    plan.facts,
    plan.status === 'draft' ? '' : statusWords[plan.status].toLowerCase(),
  ].filter((fact) => fact !== '');
  const others = authorsBeside(plan, me);
  const changed = when(new Date(plan.updatedAt), now);
  return (
    <li className={css.row}>
      <span className={css.kind} data-kind={plan.kind} title={kindWords[plan.kind].name} aria-hidden="true">
        {kindWords[plan.kind].name[0]}
      </span>
      <div className={css.what}>
        <Link to="/plans/$planId" params={{ planId: plan.id }} className={css.title}>
          {plan.title === '' ? words.plans.untitled : plan.title}
        </Link>
        {others.length > 0 && <div className={css.by}>{words.plans.by(others)}</div>}
        <div className={css.sub}>
          <span className={css.facts}>{facts.join(', ')}</span>
          {plan.focusStandards.map((code) => (
            <span key={code} className="std">
              {code}
            </span>
          ))}
        </div>
        {plan.openThreads > 0 && <div className={css.news}>{words.plans.openComments(plan.openThreads)}</div>}
      </div>
      <div className={css.side}>
        <time dateTime={plan.updatedAt}>
          {plan.updatedBy === null ? changed : words.plans.updatedBy(plan.updatedBy, changed)}
        </time>
        <span className="chip" data-circle={plan.visibility}>
          {visibilityWords[plan.visibility].chip}
        </span>
      </div>
      {actions}
    </li>
  );
}

/** Rows in grey, while the list is on its way. */
export function PlanListSkeleton() {
  return (
    <div className={`card ${css.list}`} aria-busy="true" role="status" aria-label={words.loading}>
      {[0, 1, 2].map((row) => (
        <div key={row} className={css.row}>
          <Skeleton width={26} height={26} />
          <div className={css.what}>
            <Skeleton width="55%" height={16} mb={8} />
            <Skeleton width="35%" height={12} />
          </div>
        </div>
      ))}
    </div>
  );
}
