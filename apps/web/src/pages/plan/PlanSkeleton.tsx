/** The page before its words are here. It is never an empty page that could be taken for the plan. */
import { Skeleton } from '@mantine/core';
import { words } from '../../words.ts';
import css from './plan.module.css';

export function PlanSkeleton({ slow }: { slow: boolean }) {
  return (
    <>
      <div className={css.top} />
      <main id="page" className={css.skeleton} aria-busy="true">
        <h1 className="visually-hidden">{words.loading}</h1>
        {slow && <p role="alert">{words.plan.openingSlow}</p>}
        <Skeleton height={30} width="60%" mb={18} />
        <Skeleton height={14} width="40%" mb={40} />
        <Skeleton height={20} width="25%" mb={14} />
        <Skeleton height={12} mb={8} />
        <Skeleton height={12} mb={8} />
        <Skeleton height={12} width="70%" mb={40} />
        <Skeleton height={120} radius="md" />
      </main>
    </>
  );
}
