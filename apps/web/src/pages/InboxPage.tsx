/** The inbox: what colleagues said to me or on my plans, by plan, the newest first. A line opens the plan at the thread. */
import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import type { Notice, PlanNotices } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { problemOf } from '../api.ts';
import { FollowItems } from '../inbox/FollowItems.tsx';
import { hashOfNotice } from '../inbox/hash-of-notice.ts';
import { markRead, useInbox, useUnread } from '../inbox/use-inbox.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Failed } from '../ui/Failed.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { useFocusKept } from '../ui/use-focus-kept.ts';
import { useNow } from '../ui/use-now.ts';
import { when } from '../ui/when.ts';
import { inboxWords } from '../words/inbox.ts';
import { trouble, words } from '../words.ts';
import css from './InboxPage.module.css';

export function InboxPage() {
  const inbox = useInbox();
  const now = useNow();
  const read = useMutation({ mutationFn: markRead });
  const [said, setSaid] = useState('');
  const page = useRef<HTMLElement>(null);
  useFocusKept(page);
  const groups = inbox.data;
  // Older ones than are shown may be unread too; those of muted plans are not counted.
  const anyUnread = useUnread() > 0 || (groups?.some(hasUnread) ?? false);
  return (
    <main ref={page} id="page" className={`narrow ${css.page}`}>
      <div className={css.head}>
        <h1>{inboxWords.title}</h1>
        {anyUnread && (
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate({})}>
            {inboxWords.readAll}
          </Button>
        )}
      </div>
      <p role="status" className={css.said}>
        {said}
      </p>
      {read.isError && <Failed {...trouble(problemOf(read.error))} />}
      {inbox.isError && groups === undefined && <NotLoaded what="inbox" of={inbox} />}
      {inbox.isError && groups !== undefined && <p className={css.quietly}>{inboxWords.old}</p>}
      {inbox.isPending && <Skeleton height={180} radius="lg" aria-label={words.loading} />}
      {groups?.length === 0 && <p className={css.quietly}>{inboxWords.empty}</p>}
      {groups !== undefined && groups.length > 0 && !anyUnread && <p className={css.quietly}>{inboxWords.allRead}</p>}
      {groups?.map((group) => (
        <OfPlan key={group.plan.id} group={group} now={now} onRead={read.mutate} say={setSaid} />
      ))}
    </main>
  );
}

interface OfPlanProps {
  readonly group: PlanNotices;
  readonly now: Date;
  readonly onRead: (which: { planId: string }) => void;
  readonly say: (sentence: string) => void;
}

function OfPlan({ group, now, onRead, say }: OfPlanProps) {
  const { plan, level, notices } = group;
  const title = plan.title === '' ? words.plans.untitled : plan.title;
  return (
    <section aria-label={title} className={css.plan}>
      <div className={css.planHead}>
        <h2 className={css.name}>
          <Link to="/plans/$planId" params={{ planId: plan.id }}>
            {title}
          </Link>
        </h2>
        {level === 'muted' && <span className={css.muted}>{inboxWords.muted}</span>}
        <span className={css.grow} />
        {hasUnread(group) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={inboxWords.readPlanNamed(title)}
            onClick={() => onRead({ planId: plan.id })}
          >
            {inboxWords.readPlan}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={inboxWords.options(title)} title={inboxWords.options(title)}>
              ⋯
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <FollowItems planId={plan.id} say={say} />
          </Menu.Dropdown>
        </Menu>
      </div>
      <ul className={css.list}>
        {notices.map((notice) => (
          <Line key={notice.id} planId={plan.id} notice={notice} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Line({ planId, notice, now }: { planId: string; notice: Notice; now: Date }) {
  const { by, at, read } = notice;
  const text = notice.request?.question ?? notice.text;
  // A thread is read when it is before somebody; of all else the line says everything.
  const open = () => {
    if (notice.threadId === null && !read) void markRead({ planId, noticeId: notice.id }).catch(() => {});
  };
  return (
    <li className={css.line} data-unread={!read || undefined}>
      <Avatar person={by} size={28} />
      <Link to="/plans/$planId" params={{ planId }} hash={hashOfNotice(notice)} className={css.what} onClick={open}>
        {!read && <span className="visually-hidden">{inboxWords.isUnread} </span>}
        <span className={css.happened}>
          <strong>{by.name}</strong> {inboxWords.happened(notice)}
        </span>
        {text !== '' && <span className={css.text}>{text}</span>}
      </Link>
      <time dateTime={at} className={css.when}>
        {when(new Date(at), now)}
      </time>
    </li>
  );
}

function hasUnread({ notices }: PlanNotices): boolean {
  return notices.some(({ read }) => !read);
}
