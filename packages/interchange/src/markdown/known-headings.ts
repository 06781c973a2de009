/** Headings that teachers use, and the kind of section that each suggests. */

import type { PlanKind } from '@tangram/domain';
import { type SectionKind, sectionKind } from '@tangram/plan';

const suggestions: Readonly<Record<PlanKind, readonly (readonly [RegExp, string])[]>> = {
  unit: [
    [/^big ideas?$/, 'bigIdeas'],
    [/^(essential|key|guiding) questions?$/, 'essentialQuestions'],
    [/^(learning (goals?|objectives?|outcomes?|targets?)|objectives?|students can.*)$/, 'learningGoals'],
    [/^(vocabulary|key (words|terms|vocabulary))$/, 'vocabulary'],
    [/^language supports?$/, 'languageSupports'],
    [/^((summative|formative|pre).*)?assessments?.*$/, 'assessment'],
    [/^(lesson|day)\b.*\d.*$/, 'lesson'],
    [/^((anticipated|common) )?misconceptions?$/, 'anticipatedMisconceptions'],
    [/^differentiation$/, 'differentiation'],
    [/^connections?.*$/, 'connections'],
    [/^student agency$/, 'studentAgency'],
    [/^(materials?|resources?|materials? needed|resources needed)$/, 'materials'],
    [/^reflections?$/, 'reflection'],
  ],
  task: [
    [/^(prompt|the task|the problem|problem|task)$/, 'prompt'],
    [/^(answers?|solutions?|answer key)$/, 'answer'],
    [/^representations?$/, 'representations'],
    [/^(anticipated )?strategies$/, 'anticipatedStrategies'],
    [/^((anticipated|common) )?misconceptions?$/, 'misconceptions'],
    [/^assessing questions?$/, 'assessingQuestions'],
    [/^advancing questions?$/, 'advancingQuestions'],
    [/^launch$/, 'launch'],
    [/^explore$/, 'explore'],
    [/^(discuss|discussion)$/, 'discuss'],
    [/^scaffolds?$/, 'scaffolds'],
    [/^extensions?$/, 'extensions'],
    [/^rubric$/, 'rubric'],
    [/^student work$/, 'studentWork'],
    [/^(materials?|resources?)$/, 'materials'],
    [/^reflections?$/, 'reflection'],
  ],
  intervention: [
    [/^(the )?group$/, 'group'],
    [/^strategies$/, 'strategies'],
    [/^representations?$/, 'representations'],
    [/^reflections?$/, 'reflection'],
  ],
};

/** The kind of section that a heading suggests in this kind of plan; null when it says nothing that we know. */
export function suggestedKind(plan: PlanKind, heading: string): SectionKind | null {
  const words = heading
    .toLowerCase()
    .replace(/[:.\s]+$/, '')
    .trim();
  const kind = suggestions[plan].find(([pattern]) => pattern.test(words))?.[1];
  return kind === undefined ? null : sectionKind(plan, kind);
}
