/** Sections that are one text: ideas, questions, goals, a prompt and its answer, materials, notes. */

import { body, bullets } from '../body/build.ts';
import { type SectionKind, section } from './descriptor.ts';

const listed = (kind: string, label: string, more: Partial<SectionKind> = {}) =>
  section({ kind, label, body: body(bullets()), ...more });
const offered = { optional: true };

export const bigIdeas = listed('bigIdeas', 'Big ideas');
export const essentialQuestions = listed('essentialQuestions', 'Essential questions');
export const learningGoals = listed('learningGoals', 'Students can …');
export const languageSupports = listed('languageSupports', 'Language supports', offered);
export const connections = listed('connections', 'Connections to community and culture', offered);
export const studentAgency = listed('studentAgency', 'What students choose or lead', offered);
export const materials = listed('materials', 'Materials', offered);

export const prompt = section({ kind: 'prompt', label: 'The task, as students read it', body: body() });
export const answer = section({ kind: 'answer', label: 'Answer, worked', body: body() });
export const representations = section({ kind: 'representations', label: 'Representations', body: body(), ...offered });
export const assessingQuestions = listed('assessingQuestions', 'Assessing questions');
export const advancingQuestions = listed('advancingQuestions', 'Advancing questions');
export const extensions = listed('extensions', 'Extensions', offered);

/** A section of any plan under a heading of the authors' own. */
export const ownSection = section({
  kind: 'section',
  label: 'Section of your own',
  title: 'Heading',
  repeatable: true,
  body: body(),
});
