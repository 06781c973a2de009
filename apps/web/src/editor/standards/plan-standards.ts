/** What a plan's own standards are to whoever writes in it. */
import type { PlanKind, SectionId } from '@tangram/domain';
import { addRow, findSection, findSectionOfKind, readCodes, readNumber, sectionKind } from '@tangram/plan';
import type * as Y from 'yjs';
import { newId } from '../../new-id.ts';
import { offeredStandardsWords } from '../../words/offered-standards.ts';
import { ownChange } from '../workbench.ts';
import type { KeptStandards, PlanStandards } from './standard-suggestions.ts';

const ownList = 'standards';
const planLists = ['supportingStandards', 'focusStandards'];

/** The standards of a plan, for whoever writes in one of its sections. */
export function planStandards(
  doc: Y.Doc,
  writtenIn: SectionId,
  plan: PlanKind,
  say: (sentence: string) => void,
): PlanStandards {
  return {
    grade: () => readNumber(findSectionOfKind(doc, 'overview'), 'grade') ?? 6,
    kept: () => keptIn(doc, writtenIn, plan, say),
  };
}

/**
 * Where a standard that is named in a section may belong: among the section's own if it keeps some, as a lesson and an assessment do, else
 * among the supporting ones of the plan. An intervention plan has neither.
 */
function keptIn(
  doc: Y.Doc,
  writtenIn: SectionId,
  plan: PlanKind,
  say: (sentence: string) => void,
): KeptStandards | null {
  const here = findSection(doc, writtenIn);
  const described = here && sectionKind(plan, here.kind);
  const own = described?.fields.some(({ name }) => name === ownList) ? described.label : null;
  const section = own === null ? findSectionOfKind(doc, 'standards') : here;
  if (!section || (own === null && plan === 'intervention')) return null;
  const [list = ownList, ...others] = own === null ? planLists : [ownList];
  const called = own === null ? offeredStandardsWords.supporting : offeredStandardsWords.ofThis(own.toLowerCase());
  return {
    held: [list, ...others].flatMap((one) => readCodes(section, one)),
    called,
    add: (code, columns) => {
      addRow(doc, section.id, list, { id: newId(), columns }, ownChange);
      say(offeredStandardsWords.added(code, called));
    },
  };
}
