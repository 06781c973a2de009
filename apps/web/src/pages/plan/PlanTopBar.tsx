/** The bar above a plan: its title, who can see it, whether it is saved, who is here, and sharing. */
import { ActionIcon, Button } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import { findSectionOfKind } from '@tangram/plan';
import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { nameSection } from '../../editor/pictures/name-section.ts';
import { usePlanContext } from '../../editor/plan-context.ts';
import { ownChange, useWorkbench } from '../../editor/workbench.ts';
import { InboxLink } from '../../inbox/InboxLink.tsx';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { usePeopleHere } from '../../live/use-presence.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { SharedText } from '../../ui/SharedText.tsx';
import { useSharedText } from '../../ui/use-shared-text.ts';
import { words } from '../../words.ts';
import { AccountMenu } from '../AccountMenu.tsx';
import { PlanMenu } from './PlanMenu.tsx';
import css from './plan.module.css';
import { SaveMark } from './SaveMark.tsx';

interface PlanTopBarProps {
  readonly plan: OpenPlan;
  readonly rooms: PlanRooms;
  readonly openThreads: number;
  /** The outline and the comments are in drawers, which open from here. */
  readonly drawers: boolean;
  readonly onShare: () => void;
  /** Null where there is nothing to review for this reader. */
  readonly onReview: (() => void) | null;
  readonly onOutline: () => void;
  readonly onComments: () => void;
}

/** As the styles have it that nothing was said to: a bar of one row. */
const usualHeightPx = 56;
const facesShown = 4;
const titleMax = 200;

export function PlanTopBar(props: PlanTopBarProps) {
  const { plan, rooms, openThreads, drawers, onShare, onReview, onOutline, onComments } = props;
  const { me, mayEdit } = usePlanContext();
  const workbench = useWorkbench();
  const { doc } = rooms.open;
  const overview = findSectionOfKind(doc, 'overview');
  const title = useSharedText(overview?.title ?? null);
  useEffect(() => {
    document.title = `${title === '' ? words.plans.untitled : title} · ${words.product}`;
  }, [title]);
  const bar = useRef<HTMLElement>(null);
  useHeight(bar);
  return (
    <header ref={bar} className={css.top}>
      <Link to="/" aria-label={words.notFound.back} className="top-bar-logo">
        <Logo />
      </Link>
      {overview?.title && mayEdit ? (
        <>
          <h1 id="plan-name" className="visually-hidden">
            {title === '' ? words.plans.untitled : title}
          </h1>
          <SharedText
            text={overview.title}
            label={words.plan.title}
            placeholder={words.plans.untitled}
            maxLength={titleMax}
            readOnly={false}
            className={css.title}
            onFocus={() => workbench.use(overview.id, null)}
            onChange={(text) => nameSection(doc, overview.id, text, workbench.pictures.waitingWords, ownChange)}
          />
        </>
      ) : (
        <h1 id="plan-name" className={css.title}>
          {title === '' ? words.plans.untitled : title}
        </h1>
      )}
      <button type="button" className={css.circle} onClick={onShare}>
        <span>{plan.circle}</span>
      </button>
      <SaveMark rooms={rooms} />
      <span className={css.grow} />
      <PeopleHere rooms={rooms} me={me.id} />
      {drawers && (
        <>
          <ActionIcon
            variant="default"
            size="lg"
            className={css.outlineButton}
            aria-label={words.plan.openOutline}
            onClick={onOutline}
          >
            ☰
          </ActionIcon>
          <Button variant="default" className={css.commentsButton} onClick={onComments}>
            <span className={css.word}>{words.plan.comments}</span>
            {openThreads > 0 && ` ${openThreads}`}
          </Button>
        </>
      )}
      <PlanMenu plan={plan} onReview={onReview} />
      {plan.access === 'author' && (
        <Button className={css.share} onClick={onShare}>
          {words.plan.share}
        </Button>
      )}
      <InboxLink />
      <AccountMenu />
    </header>
  );
}

/** Says how high the bar is, for what stays in sight below it, where it is not as high as it usually is. */
function useHeight(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    let known = usualHeightPx;
    const size = new ResizeObserver(() => {
      const height = element.offsetHeight;
      // The styles of all of the page are worked out anew by this.
      if (height !== known) style.setProperty('--plan-top', `${height}px`);
      known = height;
    });
    size.observe(element);
    return () => {
      size.disconnect();
      style.removeProperty('--plan-top');
    };
  }, [bar]);
}

function PeopleHere({ rooms, me }: { rooms: PlanRooms; me: string }) {
  const people = usePeopleHere(rooms, me);
  if (people.length === 0) return null;
  const more = people.length - facesShown;
  return (
    <ul className={css.here} aria-label={words.plan.here} title={people.map(({ name }) => name).join(', ')}>
      {people.slice(0, facesShown).map((person) => (
        <li key={person.id}>
          <Avatar person={person} size={30} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <span className={`avatar ${css.more}`}>{words.plan.hereMore(more)}</span>
        </li>
      )}
    </ul>
  );
}
