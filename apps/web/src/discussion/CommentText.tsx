/** A comment's words, with the people it names as quiet chips and its formulas drawn. */
import type { Comment } from '@tangram/contract';
import { formulaPieces } from '@tangram/plan/formulas';
import { Fragment, type ReactNode } from 'react';
import { FormulaInText } from './FormulaInText.tsx';
import { piecesOf } from './mention-text.ts';
import css from './mentions.module.css';

/** As many formulas of one comment as are drawn; the others stay their source. */
const formulasMax = 200;

export function CommentText({ text, mentions = [] }: Pick<Comment, 'text'> & Partial<Pick<Comment, 'mentions'>>) {
  let formulas = 0;
  return inTurn(formulaPieces(text), (piece) => {
    if (typeof piece === 'string') return mentions.length === 0 ? piece : named(piece, mentions);
    formulas += 1;
    return formulas > formulasMax ? piece.source : <FormulaInText {...piece} />;
  });
}

function named(text: string, mentions: Comment['mentions']): ReactNode {
  return inTurn(piecesOf(text, mentions), (piece) =>
    typeof piece === 'string' ? piece : <span className={css.mention}>@{piece.name}</span>,
  );
}

/** Each piece is known by its turn: when the text changes, all of it does. */
function inTurn<Piece>(pieces: readonly Piece[], draw: (piece: Piece) => ReactNode): ReactNode {
  const turns = pieces.map((piece, turn) => ({ piece, turn }));
  return turns.map(({ piece, turn }) => <Fragment key={turn}>{draw(piece)}</Fragment>);
}
