/** Beside a field: how many comments are about it, and the way to write one. It shows while somebody is at the field, or there are some. */
import { useMemo } from 'react';
import { usePlanContext } from '../editor/plan-context.ts';
import type { PlacedSection } from '../editor/sections.ts';
import { useStore } from '../ui/store.ts';
import { fieldWords } from '../words/fields-commented.ts';
import { fieldKey } from './threads.ts';

interface FieldCommentsProps {
  readonly section: PlacedSection;
  readonly field: string;
  readonly label: string;
}

const none: readonly string[] = [];

export function FieldComments({ section, field, label }: FieldCommentsProps) {
  const { mayComment, threads, commentOn } = usePlanContext();
  const onFields = useStore(threads.onFields);
  const chosen = useStore(threads.chosen);
  const key = useMemo(() => fieldKey(section.id, field), [section.id, field]);
  const here = onFields.get(key) ?? none;
  if (section.part !== 'open' || (!mayComment && here.length === 0)) return null;
  const [first] = here;
  return (
    <span className="field-comments">
      {first !== undefined && (
        <button
          type="button"
          className="field-comment commented"
          data-chosen={(chosen !== null && here.includes(chosen)) || undefined}
          data-thread={here.join(' ')}
          aria-label={fieldWords.threads(here.length, label)}
          title={fieldWords.threads(here.length, label)}
          onClick={() => threads.chosen.set(here[(here.indexOf(chosen ?? '') + 1) % here.length] ?? first)}
        >
          {here.length}
        </button>
      )}
      {mayComment && first === undefined && (
        <button
          type="button"
          className="field-comment"
          // By keyboard: Ctrl Alt M in the field. A stop at each of them would be one more for every field.
          tabIndex={-1}
          aria-label={fieldWords.comment(label)}
          title={fieldWords.comment(label)}
          onClick={() => commentOn({ section: section.id, field })}
        >
          <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
            <path
              d="M2.5 3.5h11v7.5H8L5 13.5V11H2.5z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
              strokeLinejoin="round"
            />
          </svg>
        </button>
      )}
    </span>
  );
}
