/** One thread beside the page. It shows and it reports; its parent decides what happens. */
import { Button } from '@mantine/core';
import type { Comment } from '@tangram/contract';
import type { ReactNode } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { when } from '../ui/when.ts';
import { words } from '../words.ts';
import css from './discussion.module.css';
import type { PlacedThread } from './threads.ts';

interface ThreadCardProps {
  readonly placed: PlacedThread;
  /** What the section is called that the thread is about, where there is one. */
  readonly sectionName: string | null;
  readonly chosen: boolean;
  readonly now: Date;
  readonly me: string;
  readonly mayComment: boolean;
  readonly onChoose: () => void;
  readonly onReply: () => void;
  readonly onResolve: () => void;
  readonly onReopen: () => void;
  readonly onDelete: (comment: Comment) => void;
  /** The form of a reply that is being written. */
  readonly children: ReactNode;
}

export function ThreadCard(props: ThreadCardProps) {
  const { placed, sectionName, chosen, now, me, mayComment, onChoose, children } = props;
  const { thread, place } = placed;
  const author = thread.comments[0]?.author.name ?? '';
  return (
    <article
      aria-label={words.discussion.threadBy(author)}
      className={css.thread}
      data-chosen={chosen || undefined}
      data-thread-card={thread.id}
    >
      <button
        type="button"
        className={css.about}
        data-orphaned={place.kind === 'orphaned' || undefined}
        onClick={onChoose}
      >
        {place.kind === 'orphaned' && words.discussion.orphaned(thread.quote)}
        {place.kind === 'inPlace' && thread.quote}
        {place.kind === 'section' && words.discussion.aboutSection(sectionName ?? '')}
        {place.kind === 'plan' && words.discussion.aboutPlan}
      </button>
      {thread.comments.map((comment) => (
        <div key={comment.id} className={css.comment}>
          <div className={css.by}>
            <Avatar person={comment.author} size={22} />
            <strong>{comment.author.name}</strong>
            <span>{byline(comment, now)}</span>
          </div>
          <p className={css.text}>{comment.deleted ? words.discussion.deleted : comment.text}</p>
          {!comment.deleted && comment.author.id === me && (
            <button type="button" className={css.quiet} onClick={() => props.onDelete(comment)}>
              {words.discussion.delete}
            </button>
          )}
        </div>
      ))}
      {thread.resolved && (
        <p className={css.resolved}>
          {words.discussion.resolvedBy(thread.resolved.by.name, when(new Date(thread.resolved.at), now))}
        </p>
      )}
      {children}
      {mayComment && !children && (
        <div className={css.acts}>
          <Button variant="subtle" size="compact-sm" onClick={props.onReply}>
            {words.discussion.reply}
          </Button>
          {thread.resolved ? (
            <Button variant="subtle" size="compact-sm" onClick={props.onReopen}>
              {words.discussion.reopen}
            </Button>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={props.onResolve}>
              {words.discussion.resolve}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function byline({ author, writtenAt }: Comment, now: Date): string {
  const school = author.roles.find(({ schoolName }) => schoolName !== null)?.schoolName;
  const time = when(new Date(writtenAt), now);
  return school ? `${school} · ${time}` : time;
}
