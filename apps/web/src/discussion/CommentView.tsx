/** One comment of a thread: who, when, the words, the answers by one tap; and for its author editing and deleting. */
import type { Comment } from '@tangram/contract';
import { useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { when } from '../ui/when.ts';
import { discussionWords } from '../words/discussion.ts';
import { threadWords } from '../words/threads.ts';
import { EditForm } from './CommentForm.tsx';
import { CommentText } from './CommentText.tsx';
import css from './discussion.module.css';
import { Reactions } from './Reactions.tsx';
import type { ReadBy } from './readers.ts';
import type { ThreadActs } from './use-thread-acts.ts';

interface CommentViewProps {
  readonly planId: string;
  readonly threadId: string;
  readonly comment: Comment;
  readonly now: Date;
  readonly me: string;
  readonly mayComment: boolean;
  /** Its author is changing it. */
  readonly editing: boolean;
  readonly readBy: ReadBy;
  readonly acts: ThreadActs;
}

export function CommentView(props: CommentViewProps) {
  const { planId, threadId, comment, now, me, mayComment, editing, readBy, acts } = props;
  const [deleting, setDeleting] = useState(false);
  if (comment.deleted) {
    return (
      <div className={css.comment}>
        <p className={css.gone}>{threadWords.deleted}</p>
      </div>
    );
  }
  const mine = comment.author.id === me;
  const { id, text, editedAt } = comment;
  return (
    <div className={css.comment}>
      <div className={css.by}>
        <Avatar person={comment.author} size={22} />
        <strong>{comment.author.name}</strong>
        <span>
          {byline(comment, now)}
          {editedAt !== null && (
            <span title={threadWords.editedWhen(when(new Date(editedAt), now))}> · {threadWords.edited}</span>
          )}
        </span>
      </div>
      {editing ? (
        <EditForm
          planId={planId}
          about={`edit:${id}`}
          first={text}
          readBy={readBy}
          onSend={(changed, _, mentions) => acts.edit(threadId, id, changed, mentions)}
          onCancel={() => acts.startEdit(null)}
        />
      ) : (
        <p className={css.text}>
          <CommentText text={text} mentions={comment.mentions} groups={comment.groups} />
        </p>
      )}
      {!editing && !deleting && (
        <div className={css.under}>
          <Reactions
            comment={comment}
            me={me}
            mayReact={mayComment && !mine}
            onReact={(reaction, given) => acts.react(threadId, id, reaction, given)}
          />
          {mine && mayComment && (
            <button type="button" className={css.quiet} onClick={() => acts.startEdit(id)}>
              {threadWords.edit}
            </button>
          )}
          {mine && (
            <button type="button" className={css.quiet} onClick={() => setDeleting(true)}>
              {discussionWords.delete}
            </button>
          )}
        </div>
      )}
      {!editing && deleting && (
        <fieldset className={css.asks}>
          <legend>{threadWords.deleteAsk}</legend>
          <button type="button" className={css.quiet} onClick={() => acts.remove(threadId, id)}>
            {threadWords.deleteYes}
          </button>
          {/* The question takes the focus with the answer that changes nothing. */}
          <button ref={focus} type="button" className={css.quiet} onClick={() => setDeleting(false)}>
            {threadWords.keep}
          </button>
        </fieldset>
      )}
    </div>
  );
}

function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function byline({ author, writtenAt }: Comment, now: Date): string {
  const school = author.roles.find(({ schoolName }) => schoolName !== null)?.schoolName;
  const time = when(new Date(writtenAt), now);
  return school ? `${school} · ${time}` : time;
}
