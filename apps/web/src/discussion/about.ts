/** What a thread is about, as its card says it: the words themselves, or in words what it is and where. */
import type { Thread } from '@tangram/contract';
import type { PlanKind } from '@tangram/domain';
import { fixedWords, sectionKind } from '@tangram/plan';
import type * as Y from 'yjs';
import { anchorWords } from '../words/anchors.ts';
import { discussionWords } from '../words/discussion.ts';
import { figureName } from '../words/figure-names.ts';
import type { Beginning } from './beginning.ts';
import type { ThreadPlace } from './threads.ts';

export interface Names {
  readonly plan: PlanKind;
  readonly nameOfSection: (id: string) => string;
  /** What kind of section it is. */
  readonly kindOfSection: (id: string) => string | null;
}

export function aboutThread(thread: Thread, place: ThreadPlace, names: Names): string {
  const { about, quote } = thread;
  const gone = place.kind === 'orphaned';
  // It may have been cut from one section and put into another.
  const section = 'section' in place ? place.section : (thread.sectionId ?? '');
  const name = section === '' ? '' : names.nameOfSection(section);
  switch (about) {
    case 'plan':
      return discussionWords.aboutPlan;
    case 'section':
      return gone ? anchorWords.placeGone(name) : discussionWords.aboutSection(name);
    case 'words':
      return gone ? anchorWords.wordsGone(quote) : quote;
    case 'field': {
      const field = fieldName(names, section, thread.field ?? '');
      const of = nameAround(names, section);
      if (thread.row === null) return gone ? anchorWords.placeGone(name) : anchorWords.field(field, quote, of);
      return gone ? anchorWords.rowGone(quote, field) : anchorWords.row(quote, field, of);
    }
    default: {
      const figure =
        place.kind === 'inPlace' && place.figure !== undefined
          ? (figureName(place.figure)?.toLowerCase() ?? null)
          : null;
      return gone ? anchorWords.elementGone(about, quote) : anchorWords.element(about, figure, quote, name);
    }
  }
}

export function aboutBeginning(beginning: Beginning, names: Names, doc: Y.Doc): string {
  switch (beginning.kind) {
    case 'plan':
      return discussionWords.aboutPlan;
    case 'section':
      return discussionWords.aboutSection(names.nameOfSection(beginning.section));
    case 'field': {
      const field = fieldName(names, beginning.section, beginning.field);
      return anchorWords.field(field, fixedWords(doc, beginning) ?? '', nameAround(names, beginning.section));
    }
    case 'words':
      return beginning.selected.quote;
    case 'element': {
      const { selected, about } = beginning;
      return anchorWords.element(about, null, selected.quote, names.nameOfSection(selected.section));
    }
  }
}

/** The name of the section that a field is in; the first page of a plan is called like the plan itself. */
const nameAround = ({ kindOfSection, nameOfSection }: Names, section: string): string =>
  kindOfSection(section) === 'overview' ? '' : nameOfSection(section);

/** What a field is called on the page; one of a later version by its own name. */
function fieldName({ plan, kindOfSection }: Names, section: string, field: string): string {
  if (field === 'title') return anchorWords.titleField;
  const kind = kindOfSection(section);
  const described = kind === null ? null : sectionKind(plan, kind);
  const label = described?.fields.find(({ name }) => name === field)?.label;
  return label === undefined ? field : `“${label}”`;
}
