/** The three columns of an open plan, or on a smaller screen the page with its two drawers. */
import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { atLeast } from '@tangram/access';
import type { OpenPlan } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { SectionKind } from '@tangram/plan';
import { findSection } from '@tangram/plan';
import type { Where } from '@tangram/plan/checks';
import { useLocation } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCatchUp } from '../../catchup/use-catch-up.ts';
import type { Names } from '../../discussion/about.ts';
import { type Beginning, beginningOf } from '../../discussion/beginning.ts';
import type { DiscussionProps } from '../../discussion/Discussion.tsx';
import { useBeginning } from '../../discussion/drafts.ts';
import { filterShowing, passing } from '../../discussion/filters.ts';
import { useLinkedThread } from '../../discussion/thread-link.ts';
import type { PlacedThread, Threads } from '../../discussion/threads.ts';
import { useKeyboardRoom } from '../../discussion/use-keyboard-room.ts';
import { useThreads } from '../../discussion/use-threads.ts';
import { AddSection } from '../../editor/AddSection.tsx';
import { makeSection } from '../../editor/change-sections.ts';
import { Outline } from '../../editor/Outline.tsx';
import { PlanEditor } from '../../editor/PlanEditor.tsx';
import { PlanContext, type PlanContextValue } from '../../editor/plan-context.ts';
import { chainIn, putCaret } from '../../editor/put-caret.ts';
import { nameOf, type PlacedSection } from '../../editor/sections.ts';
import { Toolbar } from '../../editor/Toolbar.tsx';
import { useSections } from '../../editor/use-sections.ts';
import { useWorkbench } from '../../editor/workbench.ts';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { personToShareWith, requestIn } from '../../requests/links.ts';
import { Requests } from '../../requests/Requests.tsx';
import type { Side } from '../../review/SideTabs.tsx';
import { useReview } from '../../review/use-review.ts';
import { useSeenPlans } from '../../review/use-seen-plans.ts';
import { useSignedIn } from '../../session.ts';
import { authorsBeside } from '../../ui/authors.ts';
import { laterInPlace, whenOpened, whenShown } from '../../ui/later.tsx';
import { Drawer } from '../../ui/later-dialogs.ts';
import { reviewCountWords } from '../../words/review-count.ts';
import { threadPlaceWords } from '../../words/thread-places.ts';
import { words } from '../../words.ts';
import { Lineage } from './Lineage.tsx';
import { PlanTopBar } from './PlanTopBar.tsx';
import css from './plan.module.css';
import { Said, useSaying } from './Said.tsx';
import { SideColumn } from './SideColumn.tsx';
import { useLinkedSection } from './use-linked-section.ts';

const Discussion = laterInPlace<DiscussionProps>(
  async () => ({ default: (await import('../../discussion/Discussion.tsx')).Discussion }),
  <Skeleton height={120} width="auto" radius="md" m="md" />,
);
const CommentBubble = laterInPlace(
  async () => ({ default: (await import('../../discussion/CommentBubble.tsx')).CommentBubble }),
  null,
);
const CatchUpOffer = whenShown(async () => ({
  default: (await import('../../catchup/CatchUpOffer.tsx')).CatchUpOffer,
}));
const CatchUpPanel = whenShown(async () => ({
  default: (await import('../../catchup/CatchUpPanel.tsx')).CatchUpPanel,
}));
const ShareDialog = whenOpened(() => import('./ShareDialog.tsx'));
const AskDialog = whenOpened(() => import('../../requests/AskDialog.tsx'));

/** Who can see the plan, perhaps with somebody in mind who is to; or what its authors ask for. */
type Dialog = { readonly kind: 'share'; readonly person: string | null } | { readonly kind: 'ask' };

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
const wide = '(min-width: 1120px)';
/** So small that comments come up as a sheet from below. */
const phone = '(max-width: 700px)';
/** Where the words of a thread stand over its sheet. */
const aboveSheetPx = 150;

export const PlanDesk = memo(function PlanDesk(props: PlanDeskProps) {
  const { plan, rooms, threads: shared, authorsReady, signedOut, damaged } = props;
  const { person } = useSignedIn();
  const workbench = useWorkbench();
  const columns = useMediaQuery(wide, undefined, { getInitialValueInEffect: false });
  const small = useMediaQuery(phone, undefined, { getInitialValueInEffect: false }) === true;
  const lists = useSections({
    kind: plan.kind,
    open: rooms.open.doc,
    authors: authorsReady ? (rooms.authors?.doc ?? null) : null,
  });
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [drawer, setDrawer] = useState<'outline' | 'comments' | null>(null);
  // Where all of it stands side by side nothing is drawn out, nor when the window is made narrower later.
  if (columns && drawer !== null) setDrawer(null);
  useKeyboardRoom(small && drawer === 'comments');
  const [side, showSide] = useState<Side>('comments');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const beginning = useBeginning(plan.id);
  const catchUp = useCatchUp(plan.id, !signedOut);
  const { news, keep } = catchUp;
  const setSide = useCallback(
    (next: Side) => {
      showSide(next);
      keep();
    },
    [keep],
  );
  const { said, say, unsay } = useSaying();
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
    authors: authorsReady ? (rooms.authors?.doc ?? null) : null,
    taught: plan.status === 'taught',
    seen: useSeenPlans(edits && plan.kind === 'unit'),
    wanted: edits,
  });

  const begins = useRef(beginning.begin);
  begins.current = beginning.begin;
  const begin = useCallback(
    (next: Beginning) => {
      begins.current(next);
      setSide('comments');
      setDrawer('comments');
    },
    [setSide],
  );
  const isAuthor = plan.access === 'author';
  const others = authorsBeside(plan, person.id);
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
    [plan.id, plan.kind, plan.access, isAuthor, rooms, person, mayEdit, edits, signedOut, damaged, shared, say, begin],
  );

  /** Whoever goes to a section goes on in its text; one that was just made is named first. */
  const go = (id: SectionId, isNew = false) => {
    setDrawer(null);
    const editor = workbench.mountNow(id);
    const element = document.getElementById(`section-${id}`);
    element?.scrollIntoView({ block: 'start' });
    if (editor && mayEdit && !isNew) putCaret(editor, 'start', true);
    else element?.querySelector<HTMLElement>('textarea, input, select, [tabindex="0"]')?.focus({ preventScroll: true });
  };
  const goToAddress = useRef((_hash: string) => {});
  goToAddress.current = (hash) => {
    const withPerson = personToShareWith(hash);
    if (isAuthor && withPerson !== null) setDialog({ kind: 'share', person: withPerson });
    const request = requestIn(hash);
    const isMine = (plan.requests ?? []).some(({ id }) => id === request);
    if (isAuthor && request !== null && !isMine) setDialog({ kind: 'ask' });
  };
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') goToAddress.current(hash);
  }, [hash]);
  const goTo = ({ section: id, field }: Where) => {
    const section = lists.standing.find((one) => one.id === id);
    if (section === undefined) return;
    if (!visible.includes(section)) flushSync(() => setShown(new Set([...shown, id])));
    go(id);
    if (field === undefined) return;
    const place = document.getElementById(`section-${id}`)?.querySelector(`[data-field="${CSS.escape(field)}"]`);
    const input = place?.querySelector<HTMLElement>('input, select, textarea, button');
    input?.scrollIntoView({ block: 'center' });
    input?.focus({ preventScroll: true });
  };
  useLinkedSection({ rooms, lists, say, go: (id) => goTo({ section: id }) });
  const openReview = () => {
    setSide('review');
    setDialog(null);
    setDrawer('comments');
  };
  // Whoever chooses a thread in the text wants to read it.
  useEffect(
    () => shared.chosen.subscribe(() => shared.chosen.get() !== null && setSide('comments')),
    [shared.chosen, setSide],
  );
  // Whoever puts a comment on other words has to reach them.
  useEffect(
    () => shared.attaching.subscribe(() => shared.attaching.get() !== null && setDrawer(null)),
    [shared.attaching],
  );
  const goToThread = (placed: PlacedThread) => {
    if (placed.place.kind === 'plan' || placed.place.kind === 'orphaned') return;
    workbench.reveal(placed.place.section as SectionId);
    const words = wordsOfThread(placed);
    // A sheet covers the lower part of a small screen.
    if (small) scrollBy(0, (words?.getBoundingClientRect().top ?? 0) - aboveSheetPx);
    else words?.scrollIntoView({ block: 'center' });
  };
  /** From a card, which a drawer may hold, to its words: an editor's caret goes there too. */
  const goBack = (placed: PlacedThread) => {
    setDrawer(null);
    const editor = 'section' in placed.place ? workbench.mountNow(placed.place.section as SectionId) : null;
    goToThread(placed);
    const words = wordsOfThread(placed);
    if (editor === null || words === null || !editor.view.dom.contains(words)) return;
    chainIn(editor).setTextSelection(editor.view.posAtDOM(words, 0)).run();
  };
  const onClicked = useRef(() => {});
  onClicked.current = () => {
    const found = threads.placed.find(({ thread }) => thread.id === shared.clicked.get()?.thread);
    if (columns || found === undefined) return;
    goToThread(found);
    setDrawer('comments');
  };
  useEffect(() => shared.clicked.subscribe(() => onClicked.current()), [shared.clicked]);
  const showThread = (id: string) => {
    const found = threads.placed.find(({ thread }) => thread.id === id);
    if (found === undefined) return say(threadPlaceWords.linkGone);
    shared.filter.set(filterShowing(found.thread, shared.filter.get(), person.id));
    shared.chosen.set(id);
    shared.asked.set(id);
    goToThread(found);
    setDrawer('comments');
  };
  useLinkedThread(threads.answer.data !== undefined && threads.isPlaced, showThread);
  const walk = useRef((_by: 1 | -1) => {});
  walk.current = (by) => {
    const list = passing(threads.placed, shared.filter.get(), person.id);
    const at = list.findIndex(({ thread }) => thread.id === shared.chosen.get());
    const next = list.at(at === -1 ? Math.min(by, 0) : (at + by) % list.length);
    if (!next) return say(threadPlaceWords.noneToWalk);
    shared.chosen.set(next.thread.id);
    shared.asked.set(next.thread.id);
    goToThread(next);
    setSide('comments');
    setDrawer('comments');
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      walk.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  // Drawn and gone to in the same turn: a frame later the person may have opened something else, and it would scroll away.
  const show = (section: PlacedSection) => {
    flushSync(() => setShown(new Set([...shown, section.id])));
    go(section.id);
  };
  const add = (kind: SectionKind) => {
    const doc = kind.part === 'authors' && rooms.authors ? rooms.authors.doc : rooms.open.doc;
    const own = lists.standing.filter((section) => section.doc === doc);
    const after = own.findLast((section) => section.kind === kind.kind) ?? own.at(-1);
    workbench.undo.step();
    const made = flushSync(() => makeSection(doc, kind, after?.id ?? null, person.id));
    go(made, true);
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
  const discussion = (
    <Discussion
      along={columns === true}
      threads={threads}
      beginning={beginning.about}
      beginsAgain={beginning.again}
      onBegun={beginning.end}
      names={names}
      onGoTo={(placed) => {
        setDrawer(null);
        goToThread(placed);
      }}
      onGoBack={goBack}
    />
  );
  const sideColumn = (
    <SideColumn
      side={side}
      onSide={setSide}
      openThreads={open}
      discussion={discussion}
      review={edits ? review : null}
      isAuthor={isAuthor}
      nameOfSection={nameOfSection}
      onGo={goTo}
    />
  );
  const catchesUp = news !== null && catchUp.view === 'shown';
  const beside = catchesUp ? (
    <CatchUpPanel
      planId={plan.id}
      news={news}
      onGoTo={(section) => goTo({ section: section as SectionId })}
      onGoToThread={(thread) => {
        setSide('comments');
        showThread(thread);
      }}
      onClose={keep}
      onDismiss={catchUp.dismiss}
    />
  ) : (
    sideColumn
  );
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
          setSide('comments');
          setDrawer('comments');
        }}
      />
      <div className={css.columns}>
        {columns && <div className={css.left}>{outline}</div>}
        <main id="page" className={css.middle} data-begins aria-labelledby="plan-name">
          {news !== null && !catchesUp && (
            <CatchUpOffer
              news={news}
              looked={catchUp.view === 'kept'}
              onShow={() => {
                catchUp.show();
                setDrawer('comments');
              }}
              onDismiss={catchUp.dismiss}
            />
          )}
          {mayEdit && <Toolbar />}
          {signedOut && (
            <p className="notice" role="alert">
              {words.ended.signedOut}
              <a href={`/sign-in?next=/plans/${plan.id}`} className="link">
                {words.ended.signIn}
              </a>
            </p>
          )}
          {damaged && (
            <p className="notice" role="alert">
              {words.plan.damaged}
            </p>
          )}
          {plan.status === 'archived' && <p className="notice">{words.plan.archived}</p>}
          <Requests
            planId={plan.id}
            toMe={plan.requests}
            isAuthor={isAuthor}
            named={requestIn(hash)}
            onComment={() => begin({ kind: 'plan' })}
            onSee={() => setDialog({ kind: 'ask' })}
          />
          <div className={css.paper}>
            {others.length > 0 && <p className={css.by}>{words.plans.by(others)}</p>}
            <Lineage adaptedFrom={plan.adaptedFrom} />
            <PlanEditor visible={visible} standing={lists.standing} maskedNumbers={plan.maskedNumbers} />
            {mayEdit && (
              <div className={css.add}>
                <AddSection
                  offered={lists.standing.filter((section) => section.offered && !shown.has(section.id))}
                  onAdd={add}
                  onShow={show}
                />
              </div>
            )}
          </div>
        </main>
        {columns && (
          <aside className={side === 'comments' && !catchesUp ? css.along : css.right} aria-label={besideName}>
            {beside}
          </aside>
        )}
      </div>
      <CommentBubble onComment={begin} />
      <Said said={said} onDone={unsay} />
      {!columns && (
        <>
          <Drawer
            opened={drawer === 'outline'}
            onClose={() => setDrawer(null)}
            title={words.plan.outline}
            size="min(320px, 90vw)"
            closeButtonProps={{ 'aria-label': words.close }}
          >
            {outline}
          </Drawer>
          <Drawer
            opened={drawer === 'comments'}
            onClose={() => setDrawer(null)}
            title={side === 'comments' && !catchesUp ? words.plan.commentsCount(open) : besideName}
            position={small ? 'bottom' : 'right'}
            size={small ? 'auto' : '380px'}
            classNames={drawerParts(small)}
            // The words that a comment is about are read beside its sheet.
            overlayProps={{ backgroundOpacity: small ? 0.25 : 0.6 }}
            closeButtonProps={{ 'aria-label': words.close }}
          >
            <aside aria-label={besideName}>{beside}</aside>
          </Drawer>
        </>
      )}
      {dialog?.kind === 'share' && (
        <ShareDialog planId={plan.id} person={dialog.person} onReview={openReview} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'ask' && (
        <AskDialog onShare={() => setDialog({ kind: 'share', person: null })} onClose={() => setDialog(null)} />
      )}
    </PlanContext>
  );
});

function drawerParts(isSheet: boolean): Record<string, string> {
  const body = css.drawerBody ?? '';
  return isSheet ? { body, content: css.sheet ?? '', header: css.sheetHead ?? '' } : { body };
}

/** Where a thread points to on the page: its words, or all of its section. */
function wordsOfThread({ thread, place }: PlacedThread): Element | null {
  const section = 'section' in place ? document.getElementById(`section-${place.section}`) : null;
  return section?.querySelector(`[data-thread~="${CSS.escape(thread.id)}"]`) ?? section;
}
