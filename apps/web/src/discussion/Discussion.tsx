/**
 * The comments of a plan, and the form of a new one. Where there is room each stands beside the line that it is about; else they are
 * a list, in the order of the page. Those about no line stand above the others.
 */
import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { usePlanContext } from '../editor/plan-context.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { type Store, useStore } from '../ui/store.ts';
import { useNow } from '../ui/use-now.ts';
import { anchorWords } from '../words/anchors.ts';
import { discussionWords } from '../words/discussion.ts';
import { threadWords } from '../words/threads.ts';
import { aboutThread, type Names } from './about.ts';
import { BeginThread } from './BeginThread.tsx';
import { type Beginning, sectionOf } from './beginning.ts';
import css from './discussion.module.css';
import { draftsOf } from './drafts.ts';
import { allOpen, type Filter, passing } from './filters.ts';
import { begunCard, cardOf } from './section-lines.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { ThreadFilters } from './ThreadFilters.tsx';
import { ThreadGroup } from './ThreadGroup.tsx';
import type { PlacedThread } from './threads.ts';
import { useAlong } from './use-along.ts';
import { useChoosing } from './use-choosing.ts';
import { useReading } from './use-reading.ts';
import { useSuggestion } from './use-suggestion.ts';
import { useThreadActs } from './use-thread-acts.ts';
import type { useThreads } from './use-threads.ts';
import { useUses } from './use-uses.ts';
import { WaitingComment } from './WaitingComment.tsx';

export interface DiscussionProps {
  /** Each beside its line, in a column as long as the page. */
  readonly along: boolean;
  readonly threads: ReturnType<typeof useThreads>;
  readonly beginning: Beginning | null;
  /** It has come back by itself, after a reload. */
  readonly beginsAgain: boolean;
  /** It was sent or given up. False when something else has been begun meanwhile. */
  readonly onBegun: (beginning: Beginning) => boolean;
  readonly names: Names;
  readonly onGoTo: (placed: PlacedThread) => void;
  /** Goes to a thread's words with the caret. */
  readonly onGoBack: (placed: PlacedThread) => void;
}

export function Discussion(props: DiscussionProps) {
  const { along, threads, beginning, beginsAgain, onBegun, names, onGoTo, onGoBack } = props;
  const { planId, me, mayComment, mayEdit, rooms, threads: shared, say } = usePlanContext();
  const put = useSuggestion();
  const { answer, placed, order, outbox } = threads;
  const chosen = useStore(shared.chosen);
  const filter = useStore(shared.filter);
  const asked = useStore(shared.asked);
  // While one is tried for the first time, its form is still open and says so.
  const waiting = useStore(outbox.waiting).filter(({ problem }) => problem !== null);
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const uses = useUses(planId, me.id, rooms, answer.dataUpdatedAt);
  const replyingTo = useStore(shared.replying);
  const edited = useStore(shared.editing);
  const acts = useThreadActs({
    planId,
    outbox,
    uses,
    replying: shared.replying,
    editing: shared.editing,
    say,
    put: async (id, anyway, right) => {
      const found = placed.find(({ thread }) => thread.id === id);
      if (found?.place.kind !== 'inPlace' || found.thread.suggestion === null) return { kind: 'gone' };
      const { suggestion, attached } = found.thread;
      // Made for other words than those it has been put on.
      const quote = attached?.firstQuote ?? found.thread.quote;
      const done = await put(
        { thread: id, section: found.place.section, quote, words: suggestion.words },
        anyway,
        right,
      );
      // On a small screen going there closes the drawer, which has to ask first.
      if (done.kind === 'put') onGoTo(found);
      return done;
    },
    onAttach: (id) => {
      shared.attaching.set(id);
      say(anchorWords.attachHow);
    },
    onLeave: (id) => {
      const found = placed.find(({ thread }) => thread.id === id);
      if (found) onGoBack(found);
    },
    onChoose: (id) => {
      shared.chosen.set(id);
      const found = placed.find(({ thread }) => thread.id === id);
      if (found) onGoTo(found);
    },
  });
  const isWrittenIn = ({ thread }: PlacedThread) => thread.id === replyingTo || isIn(thread, edited);
  const shown = passing(placed, filter, me.id, isWrittenIn);
  const drafts = draftsOf(me.id, planId);
  useUnchosen(shared.chosen, chosen !== null && shown.some(({ thread }) => thread.id === chosen) ? chosen : null);
  const replies = Map.groupBy(waiting, ({ comment }) => (comment.kind === 'reply' ? comment.threadId : ''));
  const homeless = waiting.filter(({ comment }) => !shown.some(({ thread }) => thread.id === comment.threadId));
  const column = useRef<HTMLDivElement>(null);
  // With each beginning it is about something else.
  const begins = useMemo(() => (beginning === null ? null : { card: begunCard, beginning }), [beginning]);
  const focused = useMemo(() => (chosen === null ? null : { card: chosen }), [chosen]);
  const { outOfReach } = useAlong(column, along, begins ?? focused);
  useChoosing(column, along, shared.chosen);
  const isApart = ({ place }: PlacedThread) => place.kind === 'plan' || place.kind === 'orphaned';
  const inText = shown.filter((one) => !isApart(one));
  const [ofPlan, ofGone] = (['plan', 'orphaned'] as const).map((kind) =>
    shown.filter(({ place }) => place.kind === kind),
  );
  const isAlong = along && inText.some(({ thread }) => thread.id === chosen);
  const chosenThread = placed.find(({ thread }) => thread.id === chosen)?.thread;
  // What was just sent comes into sight too, once it is drawn. Beside the page it is in sight, and its mark may be still to come.
  const sent = chosenThread?.comments.filter(({ author }) => author.id === me.id).length ?? null;
  // What somebody is writing stays in sight before what they chose.
  const begun = beginning !== null && !beginsAgain;
  useEffect(() => {
    if (chosen === null || along || begun || sent === null) return;
    list.current?.querySelector(cardOf(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen, along, begun, sent]);
  useReading(planId, chosenThread?.id ?? null, chosenThread?.comments.length ?? 0);
  // Once it is drawn, which may be a few draws after it was asked for.
  useEffect(() => {
    const card = asked === null ? null : list.current?.querySelector<HTMLElement>(cardOf(asked));
    if (!card) return;
    if (!isAlong) card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
    shared.asked.set(null);
  });

  const card = ({ thread, place }: PlacedThread) => (
    <ThreadCard
      key={thread.id}
      planId={planId}
      thread={thread}
      placeKind={place.kind}
      about={aboutThread(thread, place, names)}
      chosen={chosen === thread.id}
      folds={along}
      replying={replyingTo === thread.id}
      edited={isIn(thread, edited) ? edited : null}
      hasDraft={drafts.has(thread.id)}
      waiting={replies.get(thread.id) ?? null}
      now={now}
      me={me.id}
      mayComment={mayComment}
      mayEdit={mayEdit}
      acts={acts}
    />
  );
  const group = (label: string, own: readonly PlacedThread[] = []) => (
    <ThreadGroup
      label={label}
      count={own.length}
      makesRoom={isAlong || (along && beginning !== null)}
      isNeeded={own.some((one) => {
        const { id } = one.thread;
        return id === chosen || id === asked || isWrittenIn(one) || replies.has(id);
      })}
    >
      {own.map(card)}
    </ThreadGroup>
  );
  const cards = inText.map((one) => ({ key: one.thread.id, section: sectionOfPlace(one), child: card(one) }));
  if (beginning !== null) {
    const form = (
      <BeginThread
        key={JSON.stringify(beginning)}
        beginning={beginning}
        names={names}
        takesFocus={!beginsAgain}
        along={along}
        outbox={outbox}
        onBegun={(threadId) => {
          if (onBegun(beginning) && threadId !== null) shared.chosen.set(threadId);
        }}
      />
    );
    // In a list it stands first; beside the page where its section is.
    const rank = (section: string) => order.findIndex((id) => id === section);
    const section = sectionOf(beginning);
    const at = along ? cards.findIndex((one) => rank(one.section) >= rank(section)) : 0;
    cards.splice(at === -1 ? cards.length : at, 0, { key: begunCard, section, child: form });
  }

  return (
    <div ref={list} className={css.discussion} data-threads="" data-along-page={along || undefined}>
      <div className={css.head} data-along-head="">
        {placed.length > 0 && (
          <ThreadFilters placed={placed} filter={filter} me={me.id} onFilter={(next) => shared.filter.set(next)} />
        )}
        {outOfReach > 0 && (
          <button
            type="button"
            className={css.outOfReach}
            onClick={() => shared.chosen.set(inText[outOfReach - 1]?.thread.id ?? null)}
          >
            {threadWords.moreAbove(outOfReach)}
          </button>
        )}
        {answer.data && shown.length === 0 && beginning === null && (
          <div className={css.empty}>
            <p>{emptySentence(filter, mayComment)}</p>
            {(filter.school !== null || filter.kind !== null) && (
              <Button variant="subtle" size="compact-sm" onClick={() => shared.filter.set(allOpen)}>
                {threadWords.showAll}
              </Button>
            )}
          </div>
        )}
      </div>
      {answer.isPending && <Skeleton height={140} width="auto" radius="lg" m={14} />}
      {answer.isError && answer.data === undefined && <NotLoaded what="comments" of={answer} />}
      {homeless.map((one) => (
        <div key={one.comment.commentId} className={css.thread}>
          <WaitingComment waiting={one} acts={acts} />
        </div>
      ))}
      {group(discussionWords.aboutPlan, ofPlan)}
      {group(threadWords.aboutGone, ofGone)}
      <div ref={column} className={along ? css.column : undefined}>
        {along ? <Beside cards={cards} /> : cards.map(({ child }) => child)}
      </div>
    </div>
  );
}

interface Card {
  readonly key: string;
  readonly section: string;
  readonly child: ReactNode;
}

/** Cards that stand beside their lines, each section's together: `along.ts` says where. */
function Beside({ cards }: { cards: readonly Card[] }) {
  return [...Map.groupBy(cards, ({ section }) => section)].map(([section, own]) => (
    <div key={section} className={css.ofSection}>
      {own.map(({ key, child }) => (
        <div key={key} className={css.beside} data-along={key} data-along-section={section}>
          {child}
        </div>
      ))}
    </div>
  ));
}

/** What was chosen and is not among the threads any more, as one that was resolved, is chosen no more. */
function useUnchosen(chosen: Store<string | null>, shown: string | null): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (shown === null && before.current !== null && chosen.get() === before.current) chosen.set(null);
    before.current = shown;
  }, [chosen, shown]);
}

const sectionOfPlace = ({ place }: PlacedThread): string => ('section' in place ? place.section : '');

function emptySentence({ show, school, kind }: Filter, mayComment: boolean): string {
  if (school !== null || kind !== null) return threadWords.empty.chosen;
  return show === 'open' && !mayComment ? threadWords.empty.openForReader : threadWords.empty[show];
}

const isIn = ({ comments }: PlacedThread['thread'], commentId: string | null) =>
  commentId !== null && comments.some(({ id }) => id === commentId);
