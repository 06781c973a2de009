/** Answers by one tap below a comment: those that were given, counted and named, and on asking those that can be given. */
import type { Comment } from '@tangram/contract';
import { type Reaction, reactions } from '@tangram/domain';
import { useState } from 'react';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';

interface ReactionsProps {
  readonly comment: Comment;
  readonly me: string;
  /** Nobody answers their own comment, and only whoever may comment. */
  readonly mayReact: boolean;
  readonly onReact: (reaction: Reaction, given: boolean) => void;
}

export function Reactions({ comment, me, mayReact, onReact }: ReactionsProps) {
  const [offered, setOffered] = useState(false);
  const given = new Map(comment.reactions.map(({ reaction, people }) => [reaction, people]));
  const shown = reactions.filter((reaction) => given.has(reaction) || (mayReact && offered));
  if (shown.length === 0 && !mayReact) return null;
  return (
    <div className={css.reactions}>
      {shown.map((reaction) => {
        const people = given.get(reaction) ?? [];
        const label = threadWords.reactions[reaction];
        const mine = people.some(({ id }) => id === me);
        const names = people.map(({ name }) => name);
        const text = people.length === 0 ? label : threadWords.counted(label, people.length);
        const named = people.length === 0 ? label : threadWords.reacted(text, names);
        return mayReact ? (
          <button
            key={reaction}
            type="button"
            className={css.chip}
            aria-pressed={mine}
            aria-label={named}
            title={named}
            onClick={() => {
              setOffered(false);
              onReact(reaction, !mine);
            }}
          >
            {text}
          </button>
        ) : (
          <span key={reaction} role="img" aria-label={named} title={named} className={css.chip}>
            {text}
          </span>
        );
      })}
      {mayReact && given.size < reactions.length && (
        <button
          type="button"
          className={css.quiet}
          aria-expanded={offered}
          aria-label={threadWords.reactTo(comment.author.name)}
          onClick={() => setOffered(!offered)}
        >
          {threadWords.react}
        </button>
      )}
    </div>
  );
}
