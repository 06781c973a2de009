/** What a plan's own standards are to whoever writes in its text. */
import type { PlanKind } from '@tangram/domain';
import { addRow, findSectionOfKind, readNumber, readRows } from '@tangram/plan';
import type * as Y from 'yjs';
import { newId } from '../../new-id.ts';
import { progressionWords } from '../../words/progressions.ts';
import { ownChange } from '../workbench.ts';
import type { PlanStandards } from './standard-suggestions.ts';

const kept = ['focusStandards', 'supportingStandards'];

/** The standards of a plan's document. An intervention plan keeps no supporting ones, so it offers to add none. */
export function planStandards(doc: Y.Doc, kind: PlanKind, say: (sentence: string) => void): PlanStandards {
  const section = () => findSectionOfKind(doc, 'standards');
  return {
    grade: () => readNumber(findSectionOfKind(doc, 'overview'), 'grade') ?? 6,
    held: () => {
      const here = section();
      if (!here || kind === 'intervention') return null;
      return kept.flatMap((field) => readRows(here, field).map(({ columns }) => String(columns.code ?? '')));
    },
    addSupporting: (code, columns) => {
      const here = section();
      if (!here) return;
      addRow(doc, here.id, 'supportingStandards', { id: newId(), columns }, ownChange);
      say(progressionWords.added(code));
    },
  };
}
