/** The three columns of an open plan, or on a smaller screen the page with its two drawers. */
import { atLeast } from '@tangram/access';
import type { OpenPlan } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import { findSection } from '@tangram/plan';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useCatchUp } from '../../catchup/use-catch-up.ts';
import type { Names } from '../../discussion/about.ts';
import { type Beginning, beginningOf } from '../../discussion/beginning.ts';
import { useBeginning } from '../../discussion/drafts.ts';
import type { Threads } from '../../discussion/threads.ts';
import { useKeyboardRoom } from '../../discussion/use-keyboard-room.ts';
import { useThreads } from '../../discussion/use-threads.ts';
import { Outline } from '../../editor/Outline.tsx';
import { PlanContext, type PlanContextValue } from '../../editor/plan-context.ts';
import { nameOf } from '../../editor/sections.ts';
import { useSections } from '../../editor/use-sections.ts';
import { useWorkbench } from '../../editor/workbench.ts';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { Requests } from '../../requests/Requests.tsx';
import type { Side } from '../../review/SideTabs.tsx';
import { useReview } from '../../review/use-review.ts';
import { useSeenPlans } from '../../review/use-seen-plans.ts';
import { useSignedIn } from '../../session.ts';
import { laterInPlace, whenShown } from '../../ui/later.tsx';
import { matching } from '../../ui/matching.ts';
import { useStore } from '../../ui/store.ts';
import { reviewCountWords } from '../../words/review-count.ts';
import { words } from '../../words.ts';
import { DeskBeside } from './DeskBeside.tsx';
import { DeskDialogs } from './DeskDialogs.tsx';
import { DeskDrawers, useDeskDrawer } from './DeskDrawers.tsx';
import { DeskPaper } from './DeskPaper.tsx';
import { PlanTopBar } from './PlanTopBar.tsx';
import css from './plan.module.css';
import { Said, useSaying } from './Said.tsx';
import { useDeskDialog } from './use-desk-dialog.ts';
import { useGoingToSections } from './use-going-to-sections.ts';
import { useGoingToThreads } from './use-going-to-threads.ts';

const CommentBubble = laterInPlace(
  async () => ({ default: (await import('../../discussion/CommentBubble.tsx')).CommentBubble }),
  null,
);
const CatchUpOffer = whenShown(async () => ({
  default: (await import('../../catchup/CatchUpOffer.tsx')).CatchUpOffer,
}));
interface PlanDeskProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  readonly threads: Threads;
  readonly authorsReady: boolean;
  readonly signedOut: boolean;
  /** The server cannot read all of the plan's history. */
  readonly damaged: boolean;
}

/** Wide enough for three columns. */
const wide = matching('(min-width: 1120px)');
/** So small that comments come up as a sheet from below. */
const phone = matching('(max-width: 700px)');

export const PlanDesk = memo(function PlanDesk(props: PlanDeskProps) {
  const { plan, rooms, threads: shared, authorsReady, signedOut, damaged } = props;
  const { person } = useSignedIn();
  // What people come to read is drawn first, what stands around it in the next moment.
  const around = useDeferredValue(true, false);
  const columns = useStore(wide);
  const small = useStore(phone);
  const authors = authorsReady ? (rooms.authors?.doc ?? null) : null;
  const lists = useSections({ kind: plan.kind, open: rooms.open.doc, authors });
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const { dialog, setDialog, named } = useDeskDialog(plan);
  const beginning = useBeginning(plan.id);
  const [side, showSide] = useState<Side>('comments');
  const column = useRef<HTMLElement>(null);
  const [drawer, setDrawer] = useDeskDrawer(
    columns,
    () =>
      (side === 'comments' &&
        [beginning.about, shared.replying.get(), shared.editing.get()].some((one) => one !== null)) ||
      isInText(column.current),
  );
  const openDrawer = useCallback(() => setDrawer('comments'), [setDrawer]);
  const closeDrawer = useCallback(() => setDrawer(null), [setDrawer]);
  useKeyboardRoom(small && drawer === 'comments');
  const catchUp = useCatchUp(plan.id, !signedOut);
  const { news, keep } = catchUp;
  const setSide = useCallback(
    (next: Side) => {
      showSide(next);
      keep();
    },
    [keep],
  );
  const showComments = useCallback(() => setSide('comments'), [setSide]);
  const { said, say, unsay } = useSaying();
  const { undo } = useWorkbench();
  // What is said of something that was done holds no longer when it is taken back.
  useEffect(() => undo.onChanged(unsay), [undo, unsay]);
  const visible = useMemo(
    () => lists.standing.filter((section) => !section.offered || shown.has(section.id)),
    [lists, shown],
  );
  const order = useMemo(() => visible.map(({ id }) => id), [visible]);
  const threads = useThreads({
    planId: plan.id,
    person: person.id,
    doc: rooms.open.doc,
    order,
    shared,
    beginning: beginning.about,
  });
  const open = threads.placed.filter(({ thread }) => thread.resolved === null).length;

  const edits = atLeast(plan.access, 'edit');
  const review = useReview({
    kind: plan.kind,
    open: rooms.open.doc,
    authors,
    taught: plan.status === 'taught',
    seen: useSeenPlans(edits && plan.kind === 'unit'),
    wanted: edits,
  });

  const begins = useRef(beginning.begin);
  begins.current = beginning.begin;
  const begin = useCallback(
    (next: Beginning) => {
      begins.current(next);
      showComments();
      openDrawer();
    },
    [showComments, openDrawer],
  );
  const isAuthor = plan.access === 'author';
  const mayEdit = edits && !signedOut && !damaged;
  const context: PlanContextValue = useMemo(
    () => ({
      planId: plan.id,
      kind: plan.kind,
      rooms,
      me: person,
      mayEdit,
      isEditor: edits,
      mayComment: atLeast(plan.access, 'comment') && !signedOut && !damaged,
      threads: shared,
      say,
      commentOn: (place) => begin(beginningOf(place)),
      shareWith: isAuthor ? (someone) => setDialog({ kind: 'share', person: someone }) : null,
      askForFeedback: isAuthor ? () => setDialog({ kind: 'ask' }) : null,
    }),
    [
      plan.id,
      plan.kind,
      plan.access,
      isAuthor,
      rooms,
      person,
      mayEdit,
      edits,
      signedOut,
      damaged,
      shared,
      say,
      begin,
      setDialog,
    ],
  );

  const { go, goTo, show, add } = useGoingToSections({ plan: context, lists, visible, setShown, closeDrawer });
  const { goToThread, goBack, showThread } = useGoingToThreads({
    shared,
    placed: threads.placed,
    isPlaced: threads.answer.data !== undefined && threads.isPlaced,
    person: person.id,
    columns,
    small,
    showComments,
    openDrawer,
    closeDrawer,
    say,
  });
  const openReview = () => {
    setSide('review');
    setDialog(null);
    openDrawer();
  };
  const nameOfSection = (id: string) => {
    const section = lists.standing.find((one) => one.id === id) ?? lists.removed.find((one) => one.id === id);
    return section ? nameOf(section) : (findSection(rooms.open.doc, id as SectionId)?.title?.toString() ?? '');
  };
  const names: Names = {
    plan: plan.kind,
    nameOfSection,
    kindOfSection: (id) => findSection(rooms.open.doc, id as SectionId)?.kind ?? null,
  };

  const outline = (
    <Outline
      visible={visible}
      standing={lists.standing}
      removed={lists.removed}
      review={edits ? review : null}
      onReview={openReview}
      onGoTo={(section, field) => goTo({ section: section.id, field })}
      onGo={(section) => go(section.id)}
      onAdd={add}
    />
  );
  const catchesUp = news !== null && catchUp.view === 'shown';
  const beside = (
    <DeskBeside
      {...{ plan, columns, side, threads, beginning, names, catchUp }}
      onSide={setSide}
      openThreads={open}
      review={edits ? review : null}
      going={{ goTo, goToThread, goBack, showThread, closeDrawer }}
    />
  );
  const isDiscussion = side === 'comments' && !catchesUp;
  const besideName = catchesUp
    ? words.plan.whatChanged
    : side === 'review'
      ? reviewCountWords.heading
      : words.plan.comments;
  return (
    <PlanContext value={context}>
      <PlanTopBar
        plan={plan}
        rooms={rooms}
        openThreads={open}
        drawers={!columns}
        onShare={() => setDialog({ kind: 'share', person: null })}
        onReview={edits ? openReview : null}
        onOutline={() => setDrawer('outline')}
        onComments={() => {
          showComments();
          openDrawer();
        }}
      />
      <div className={css.columns}>
        {columns && (
          <div className={css.left} data-outline="">
            {around && outline}
          </div>
        )}
        <DeskPaper
          {...{ plan, lists, visible, mayEdit, signedOut, damaged }}
          offer={
            news !== null &&
            !catchesUp && (
              <CatchUpOffer
                news={news}
                looked={catchUp.view === 'kept'}
                onShow={() => {
                  catchUp.show();
                  openDrawer();
                }}
                onDismiss={catchUp.dismiss}
              />
            )
          }
          requests={
            <Requests
              planId={plan.id}
              toMe={plan.requests}
              isAuthor={isAuthor}
              named={named}
              onComment={() => begin({ kind: 'plan' })}
              onSee={() => setDialog({ kind: 'ask' })}
            />
          }
          onAdd={add}
          onShow={show}
        />
        {columns && (
          <aside ref={column} className={isDiscussion ? css.along : css.right} aria-label={besideName}>
            {around && beside}
          </aside>
        )}
      </div>
      <CommentBubble onComment={begin} />
      <Said said={said} onDone={unsay} />
      {!columns && (
        <DeskDrawers
          drawer={drawer}
          onClose={() => {
            shared.replying.set(null);
            shared.editing.set(null);
            closeDrawer();
          }}
          outline={outline}
          beside={beside}
          besideName={besideName}
          besideTitle={isDiscussion ? words.plan.commentsCount(open) : besideName}
          small={small}
        />
      )}
      <DeskDialogs dialog={dialog} setDialog={setDialog} planId={plan.id} onReview={openReview} />
    </PlanContext>
  );
});

/** Whether somebody is at a text box in there. */
function isInText(place: HTMLElement | null): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement.matches('textarea') && place?.contains(activeElement) === true;
}
