/** A comment's words, with the people and groups it names as quiet chips and its formulas drawn. */
import type { Comment } from '@tangram/contract';
import { formulaPieces } from '@tangram/plan/formulas';
import { Fragment, type ReactNode } from 'react';
import { FormulaInText } from './FormulaInText.tsx';
import { piecesOf } from './mention-text.ts';
import css from './mentions.module.css';

/** As many formulas of one comment as are drawn; the others stay their source. */
const formulasMax = 200;

interface Named {
  readonly id: string;
  readonly name: string;
}

export function CommentText({ text, mentions = [], groups = [] }: Pick<Comment, 'text'> & Partial<Comment>) {
  const all = [...mentions, ...groups];
  let formulas = 0;
  return inTurn(formulaPieces(text), (piece) => {
    if (typeof piece === 'string') return all.length === 0 ? piece : named(piece, all);
    formulas += 1;
    return formulas > formulasMax ? piece.source : <FormulaInText {...piece} />;
  });
}

function named(text: string, all: readonly Named[]): ReactNode {
  return inTurn(piecesOf(text, all), (piece) =>
    typeof piece === 'string' ? piece : <span className={css.mention}>@{piece.name}</span>,
  );
}

/** Each piece is known by its turn: when the text changes, all of it does. */
function inTurn<Piece>(pieces: readonly Piece[], draw: (piece: Piece) => ReactNode): ReactNode {
  const turns = pieces.map((piece, turn) => ({ piece, turn }));
  return turns.map(({ piece, turn }) => <Fragment key={turn}>{draw(piece)}</Fragment>);
}
