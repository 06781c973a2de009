/**
 * What in the plan stands in the way of sharing it further, and what of a small group whoever may not edit would read. The
 * server decides by its own copy; this says it before anybody tries.
 */
import { Button } from '@mantine/core';
import { MIN_CELL } from '@tangram/plan';
import { maskNumbers, readAllFacts, readNumbers, sharingBlocks } from '@tangram/plan/checks';
import { useEffect, useReducer } from 'react';
import { usePlanContext } from '../../editor/plan-context.ts';
import { shareBlockWords } from '../../words/review.ts';
import css from './ShareDialog.module.css';

export function SharingBlocks({ authors, onReview }: { authors: readonly string[]; onReview: () => void }) {
  const { rooms } = usePlanContext();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    for (const { doc } of rooms.all) doc.on('update', draw);
    return () => {
      for (const { doc } of rooms.all) doc.off('update', draw);
    };
  }, [rooms]);
  const blocks = sharingBlocks({ sections: rooms.all.flatMap(({ doc }) => readAllFacts(doc)) }, authors, MIN_CELL);
  const numbers = rooms.authors === null ? null : readNumbers(rooms.authors.doc);
  const small = numbers !== null && numbers.count !== null && numbers.count < MIN_CELL;
  return (
    <>
      {blocks.length > 0 && (
        <div className={css.blocked} role="alert">
          <h3>{shareBlockWords.blocked}</h3>
          <ul>
            {blocks.map(({ where, about, message }) => (
              <li key={`${where.section} ${about}`}>{message}</li>
            ))}
          </ul>
          <Button size="compact-sm" variant="default" onClick={onReview}>
            {shareBlockWords.openReview}
          </Button>
        </div>
      )}
      {small && (
        <div className={css.preview}>
          <p>{shareBlockWords.masked(MIN_CELL)}</p>
          <dl className="facts">
            {maskNumbers(numbers, MIN_CELL).map(({ label, value }) => (
              <div key={`${label} ${value}`}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </>
  );
}
