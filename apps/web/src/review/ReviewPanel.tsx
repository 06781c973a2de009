/** Review: the plan's numbers at a glance, and what a colleague would say about it, spoken in full because somebody asked. */
import { Button, Skeleton } from '@mantine/core';
import { instant, personId } from '@tangram/domain';
import { sectionKind, writeDismissal } from '@tangram/plan';
import {
  type Check,
  type CheckLevel,
  dismissalKey,
  type Fix,
  mend,
  type PutAside,
  type Where,
} from '@tangram/plan/checks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { api } from '../api.ts';
import { makeSection } from '../editor/change-sections.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { ownChange, useWorkbench } from '../editor/workbench.ts';
import { newId } from '../new-id.ts';
import { useFocusNext } from '../ui/use-focus-next.ts';
import { useNow } from '../ui/use-now.ts';
import { when } from '../ui/when.ts';
import { reviewWords } from '../words/review.ts';
import { GlanceView } from './GlanceView.tsx';
import { goToSpot } from './go-to-spot.ts';
import { Reason } from './Reason.tsx';
import css from './review.module.css';
import type { LiveReview } from './use-review.ts';

interface ReviewPanelProps {
  readonly review: LiveReview | null;
  readonly failed: boolean;
  /** Whether this person may say that something is no student's. */
  readonly isAuthor: boolean;
  readonly nameOfSection: (id: string) => string;
  readonly onGo: (where: Where) => void;
}

const levels: readonly CheckLevel[] = ['block', 'attention', 'idea'];

export default function ReviewPanel({ review, failed, isAuthor, nameOfSection, onGo }: ReviewPanelProps) {
  if (failed) return <p className={css.empty}>{reviewWords.notLoaded}</p>;
  if (review === null)
    return <Skeleton height={160} width="auto" radius="lg" m={14} aria-label={reviewWords.reading} />;
  const { open, putAside, glance } = review;
  return (
    <div className={css.review}>
      <GlanceView glance={glance} sections={review.sections} onGo={onGo} />
      {open.length === 0 && <p className={css.empty}>{reviewWords.nothing}</p>}
      {levels.map((level) => {
        const checks = open.filter((check) => check.level === level);
        if (checks.length === 0) return null;
        return (
          <section key={level} aria-label={reviewWords.levels[level]}>
            <h3 className={css.level}>{reviewWords.levels[level]}</h3>
            <ul className={css.checks}>
              {checks.map((check) => (
                <CheckCard key={keyOf(check)} {...{ check, isAuthor, nameOfSection, onGo }} />
              ))}
            </ul>
          </section>
        );
      })}
      {putAside.length > 0 && <Aside putAside={putAside} />}
    </div>
  );
}

const keyOf = (check: Check) => `${check.where.section} ${dismissalKey(check)}`;

const checkCards = { within: '[role="tabpanel"]', one: '[data-check]', way: '[aria-selected="true"]' };

interface CheckCardProps extends Pick<ReviewPanelProps, 'isAuthor' | 'nameOfSection' | 'onGo'> {
  readonly check: Check;
}

function CheckCard({ check, isAuthor, nameOfSection, onGo }: CheckCardProps) {
  const [asking, setAsking] = useState(false);
  const { mayEdit, me, rooms, kind } = usePlanContext();
  const workbench = useWorkbench();
  const change = useMending();
  const card = useRef<HTMLLIElement>(null);
  const asks = useRef<HTMLButtonElement>(null);
  useFocusNext(card, checkCards);
  const { fix, otherFix, level, message, where, code } = check;
  const isIdentity = code === 'student-identity-suspected';
  const stands = level === 'block' && (!isIdentity || !isAuthor);
  const goThere = () => {
    onGo(where);
    const docs = rooms.all.map(({ doc }) => doc);
    if (mayEdit) goToSpot(workbench, docs, kind, where);
  };
  const putAside = (reason: string) => {
    const dismissal = { reason, by: personId(me.id), at: instant(Date.now()) };
    const doc = rooms.all.find((room) => room.doc.getMap('sections').has(where.section))?.doc;
    if (doc) change.alone(() => writeDismissal(doc, where.section, dismissalKey(check), dismissal, ownChange));
  };
  return (
    <li ref={card} tabIndex={-1} className={css.check} data-level={level} data-check={code}>
      <p className={css.message}>{message}</p>
      <div className={css.acts}>
        {mayEdit &&
          [fix, otherFix].map(
            (one) =>
              one && (
                <Button key={one.label} size="compact-sm" variant="light" onClick={() => change.mend(one)}>
                  {one.label}
                </Button>
              ),
          )}
        <Button size="compact-sm" variant="default" onClick={goThere}>
          {reviewWords.goTo(nameOfSection(where.section))}
        </Button>
        {mayEdit && !stands && !asking && (
          <button
            type="button"
            ref={asks}
            className={css.quiet}
            aria-label={isIdentity ? undefined : reviewWords.putAsideThis(message)}
            onClick={() => setAsking(true)}
          >
            {isIdentity ? reviewWords.notStudents : reviewWords.putAside}
          </button>
        )}
      </div>
      {isIdentity && !isAuthor && <p className={css.note}>{reviewWords.onlyAuthors}</p>}
      {asking && (
        <Reason
          label={isIdentity ? reviewWords.whyNotStudents : reviewWords.why}
          save={isIdentity ? reviewWords.confirm : reviewWords.save}
          onSave={putAside}
          onCancel={() => {
            flushSync(() => setAsking(false));
            asks.current?.focus();
          }}
        />
      )}
    </li>
  );
}

function Aside({ putAside }: { putAside: readonly PutAside[] }) {
  const { mayEdit, rooms } = usePlanContext();
  const change = useMending();
  const now = useNow();
  const people = useQuery(api.network.people.queryOptions());
  const bringBack = (check: Check) => {
    const doc = rooms.all.find((room) => room.doc.getMap('sections').has(check.where.section))?.doc;
    if (doc) change.alone(() => writeDismissal(doc, check.where.section, dismissalKey(check), null, ownChange));
  };
  return (
    <details className={css.aside}>
      <summary>{reviewWords.asideHeading(putAside.length)}</summary>
      <ul className={css.checks}>
        {putAside.map(({ check, dismissal }) => (
          <AsideCard key={keyOf(check)} code={check.code}>
            <p className={css.message}>{check.message}</p>
            <blockquote className={css.reason}>{dismissal.reason}</blockquote>
            <p className={css.note}>
              {reviewWords.asideBy(
                people.data?.find(({ id }) => id === dismissal.by)?.name ?? reviewWords.someone,
                when(new Date(dismissal.at), now),
              )}
            </p>
            {mayEdit && (
              <button
                type="button"
                className={css.quiet}
                aria-label={reviewWords.bringBackThis(check.message)}
                onClick={() => bringBack(check)}
              >
                {reviewWords.bringBack}
              </button>
            )}
          </AsideCard>
        ))}
      </ul>
    </details>
  );
}

function AsideCard({ code, children }: { code: string; children: ReactNode }) {
  const card = useRef<HTMLLIElement>(null);
  useFocusNext(card, checkCards);
  return (
    <li ref={card} tabIndex={-1} className={css.check} data-check={code}>
      {children}
    </li>
  );
}

/** Each change is one step of undo, and what was mended can be taken back from the sentence that says so. */
function useMending() {
  const { undo } = useWorkbench();
  const { rooms, me, say, kind } = usePlanContext();
  return {
    alone: undo.alone,
    mend: (fix: Fix) => {
      const back = undo.alone(() =>
        mend(fix, {
          docs: rooms.all.map(({ doc }) => doc),
          makeId: newId,
          origin: ownChange,
          addSection: ({ sectionKind: name, after, title, values, lists }) => {
            const described = sectionKind(kind, name);
            if (described === null) return;
            const rows = Object.entries(lists).map(([list, all]) => [
              list,
              all.map((columns) => ({ id: newId(), columns })),
            ]);
            makeSection(rooms.open.doc, described, after, me.id, { title, values, lists: Object.fromEntries(rows) });
          },
        }),
      );
      say(reviewWords.mended(fix.label), back);
    },
  };
}
