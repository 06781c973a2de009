/** What a new thread will be about, and the place that the server is told. */
import type { Place } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { QuotedWords } from '@tangram/plan';

export type Beginning =
  /** `around`: a formula was selected, and the words beside it carry the mark. */
  | { readonly kind: 'words'; readonly selected: QuotedWords; readonly around: boolean }
  /** `alone`: a formula or figure was selected that has no words beside it. */
  | { readonly kind: 'section'; readonly section: SectionId; readonly alone: boolean }
  | { readonly kind: 'plan' };

export function placeOf(beginning: Beginning): Place {
  if (beginning.kind === 'plan') return { kind: 'plan' };
  if (beginning.kind === 'section') return { kind: 'section', sectionId: beginning.section };
  const { section, from, to, quote } = beginning.selected;
  return { kind: 'words', sectionId: section, from, to, quote };
}
