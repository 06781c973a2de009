/** A comment's words, with the people it names as quiet chips. */
import type { Comment } from '@tangram/contract';
import { piecesOf } from './mention-text.ts';
import css from './mentions.module.css';

export function CommentText({ text, mentions }: Pick<Comment, 'text' | 'mentions'>) {
  if (mentions.length === 0) return text;
  let at = 0;
  return piecesOf(text, mentions).map((piece) => {
    const key = at;
    at += typeof piece === 'string' ? piece.length : piece.name.length + 1;
    if (typeof piece === 'string') return piece;
    return (
      <span key={key} className={css.mention}>
        @{piece.name}
      </span>
    );
  });
}
