/** What a plan's own standards are to whoever names one in it. Comes with the catalog. */
import { addRow, findSection, findSectionOfKind, readCodes, readNumber, sectionKind } from '@tangram/plan';
import { newId } from '../../new-id.ts';
import { addedStandardsWords } from '../../words/added-standards.ts';
import { ownChange } from '../workbench.ts';
import type { Naming } from './standard-suggestions.ts';

/** A list of the plan's standards. */
interface StandardList {
  /** The codes that need not be added. */
  readonly held: readonly string[];
  /** What the list is called within a sentence. */
  readonly called: string;
  readonly add: (code: string, columns: Readonly<Record<string, string>>) => void;
}

const ownList = 'standards';
const planLists = ['supportingStandards', 'focusStandards'];

/** The grade of the plan; its standards are offered first. */
export const gradeOf = ({ doc }: Pick<Naming, 'doc'>): number =>
  readNumber(findSectionOfKind(doc, 'overview'), 'grade') ?? 6;

/**
 * The list that a standard which is named in a section may belong to: the section's own if it keeps one, as a lesson and an assessment do,
 * else the supporting standards of the plan. Null in an intervention plan, which has neither, and for words that are not the plan's.
 */
export function listFor({ doc, plan, section, inPlan, say }: Naming): StandardList | null {
  const here = findSection(doc, section);
  const described = here && sectionKind(plan, here.kind);
  const own = described?.fields.some(({ name }) => name === ownList) ? described.label : null;
  const keeps = own === null ? findSectionOfKind(doc, 'standards') : here;
  if (!inPlan || !keeps || (own === null && plan === 'intervention')) return null;
  const [list = ownList, ...others] = own === null ? planLists : [ownList];
  const called = own === null ? addedStandardsWords.supporting : addedStandardsWords.ofThis(own.toLowerCase());
  return {
    held: [list, ...others].flatMap((one) => readCodes(keeps, one)),
    called,
    add: (code, columns) => {
      addRow(doc, keeps.id, list, { id: newId(), columns }, ownChange);
      say(addedStandardsWords.added(code, called));
    },
  };
}
