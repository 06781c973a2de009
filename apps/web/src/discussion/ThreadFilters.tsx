/** Which threads to show: three buttons with their counts, and where it helps one school or one kind of feedback. */
import { NativeSelect } from '@mantine/core';
import type { FeedbackKind } from '@tangram/domain';
import { threadWords } from '../words/threads.ts';
import css from './discussion.module.css';
import { allOpen, countShown, type Filter, kindsIn, passing, schoolsIn, shows } from './filters.ts';
import type { PlacedThread } from './threads.ts';

interface ThreadFiltersProps {
  readonly placed: readonly PlacedThread[];
  readonly filter: Filter;
  readonly me: string;
  readonly onFilter: (filter: Filter) => void;
}

export function ThreadFilters({ placed, filter, me, onFilter }: ThreadFiltersProps) {
  const counts = countShown(placed, me);
  const shown = passing(placed, { ...allOpen, show: filter.show }, me);
  const schools = schoolsIn(placed);
  const countOf = new Map(schoolsIn(shown).map(({ id, count }) => [id, count]));
  const kinds = kindsIn(placed);
  const kindCounts = kindsIn(shown);
  return (
    <div className={css.filters}>
      <fieldset className={css.shows}>
        <legend className={css.unseen}>{threadWords.filters}</legend>
        {shows.map((show) => (
          <button
            key={show}
            type="button"
            className={css.show}
            aria-pressed={filter.show === show}
            onClick={() => onFilter({ ...filter, show })}
          >
            {threadWords.counted(threadWords.show[show], counts[show])}
          </button>
        ))}
      </fieldset>
      <div className={css.narrower}>
        {(schools.length > 1 || filter.school !== null) && (
          <NativeSelect
            size="xs"
            aria-label={threadWords.school}
            value={filter.school ?? ''}
            data={[
              { value: '', label: threadWords.anySchool },
              ...schools.map(({ id, name }) => ({
                value: id,
                label: threadWords.counted(name, countOf.get(id) ?? 0),
              })),
            ]}
            onChange={(event) => onFilter({ ...filter, school: event.currentTarget.value || null })}
          />
        )}
        {(kinds.size > 0 || filter.kind !== null) && (
          <NativeSelect
            size="xs"
            aria-label={threadWords.kind}
            value={filter.kind ?? ''}
            data={[
              { value: '', label: threadWords.anyKind },
              ...[...kinds.keys()].map((kind) => ({
                value: kind,
                label: threadWords.counted(threadWords.kinds[kind], kindCounts.get(kind) ?? 0),
              })),
            ]}
            onChange={(event) =>
              onFilter({ ...filter, kind: (event.currentTarget.value || null) as FeedbackKind | null })
            }
          />
        )}
      </div>
    </div>
  );
}
