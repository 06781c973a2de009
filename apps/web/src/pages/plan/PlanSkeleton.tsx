/**
 * The page before its words are here. It is never an empty page that could be taken for the plan. What this device has of a plan comes
 * sooner than a picture of a page could be drawn, which would keep it waiting: so nothing is drawn until it is late.
 */
import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from '../../words.ts';
import css from './plan.module.css';

const lateMs = 400;

interface PlanSkeletonProps {
  /** When the plan was asked for, in the page's time; without it a page is drawn at once. */
  readonly since?: number;
  /** It takes so long that a sentence says so. */
  readonly slow: boolean;
}

export function PlanSkeleton({ since = Number.NEGATIVE_INFINITY, slow }: PlanSkeletonProps) {
  const late = useLate(since);
  if (!late) {
    return (
      <main id="page" aria-busy="true">
        <h1 className="visually-hidden">{words.loading}</h1>
      </main>
    );
  }
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

function useLate(since: number): boolean {
  const [late, setLate] = useState(() => performance.now() - since >= lateMs);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), since + lateMs - performance.now());
    return () => clearTimeout(timer);
  }, [since]);
  return late;
}
