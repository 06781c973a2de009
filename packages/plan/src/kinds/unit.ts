/** A unit: one to six weeks of lessons on one piece of mathematics. Its sections, in the order of the printed page. */

import { assessment } from '../sections/assessment.ts';
import { lesson } from '../sections/lesson.ts';
import { unitLinks } from '../sections/links.ts';
import { unitOverview } from '../sections/overview.ts';
import { anticipatedMisconceptions, differentiation, vocabulary } from '../sections/pairs.ts';
import * as prose from '../sections/prose.ts';
import { reflection } from '../sections/reflection.ts';
import { unitStandards } from '../sections/standards.ts';

export const unit = {
  label: 'Unit',
  sections: [
    unitOverview,
    unitStandards,
    prose.bigIdeas,
    prose.essentialQuestions,
    prose.learningGoals,
    vocabulary,
    prose.languageSupports,
    assessment,
    lesson,
    anticipatedMisconceptions,
    differentiation,
    prose.connections,
    prose.studentAgency,
    prose.materials,
    unitLinks,
    reflection,
    prose.ownSection,
  ],
  /** What a new unit has of the sections that people add themselves. */
  starts: { assessment: 1, lesson: 1 },
} as const;
