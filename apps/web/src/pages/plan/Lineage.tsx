/** What a plan was adapted from, with the credit of those who wrote that. A link where the reader may open it. */
import type { OpenPlan } from '@tangram/contract';
import { Link } from '@tanstack/react-router';
import { words } from '../../words.ts';
import { usePlans } from '../use-plans.ts';
import css from './plan.module.css';

export function Lineage({ adaptedFrom }: Pick<OpenPlan, 'adaptedFrom'>) {
  const plans = usePlans(false).data;
  if (adaptedFrom == null) return null;
  const { planId, title, authors } = adaptedFrom;
  const isSeen = [...(plans?.mine ?? []), ...(plans?.shared ?? [])].some(({ id }) => id === planId);
  return (
    <p className={css.lineage}>
      {words.plan.adaptedFrom}{' '}
      {isSeen ? (
        <Link to="/plans/$planId" params={{ planId }} className="link">
          {title}
        </Link>
      ) : (
        <span>“{title}”</span>
      )}
      {authors.length > 0 && ` ${words.plan.adaptedBy(authors)}`}
    </p>
  );
}
