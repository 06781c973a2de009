/** What a new thread will be about, and the place that the server is told. */
import type { AttachPlace, Place } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { QuotedWords } from '@tangram/plan';
import type { FieldPlace } from '../editor/plan-context.ts';
import type { AboutElement } from './selection.ts';

export type AboutText =
  | { readonly kind: 'words'; readonly selected: QuotedWords }
  | { readonly kind: 'element'; readonly about: AboutElement; readonly selected: QuotedWords };

export type Beginning =
  | AboutText
  | {
      readonly kind: 'field';
      readonly section: SectionId;
      readonly field: string;
      readonly row: string | null;
    }
  | { readonly kind: 'section'; readonly section: SectionId }
  | { readonly kind: 'plan' };

export function placeOf(beginning: Beginning): Place {
  switch (beginning.kind) {
    case 'plan':
      return { kind: 'plan' };
    case 'section':
      return { kind: 'section', sectionId: beginning.section };
    case 'field':
      return { kind: 'field', sectionId: beginning.section, field: beginning.field, row: beginning.row };
    default:
      return placeInText(beginning);
  }
}

export function placeInText(about: AboutText): AttachPlace {
  const { section, from, to, quote } = about.selected;
  if (about.kind === 'words') return { kind: 'words', sectionId: section, from, to, quote };
  return { kind: 'element', about: about.about, sectionId: section, at: from, quote };
}

/** The section that it belongs to; nothing for the whole plan. */
export function sectionOf(beginning: Beginning): string {
  if (beginning.kind === 'plan') return '';
  return 'section' in beginning ? beginning.section : beginning.selected.section;
}

/** A section as a whole, a field of it, or with null the plan. */
export function beginningOf(place: SectionId | FieldPlace | null): Beginning {
  if (place === null) return { kind: 'plan' };
  if (typeof place === 'string') return { kind: 'section', section: place };
  const { section, field, row = null } = place;
  return { kind: 'field', section, field, row };
}
