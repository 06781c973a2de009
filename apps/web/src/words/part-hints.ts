/** What one writes in a phase or a part of a plan: said quietly where nobody has written yet. */
import type { LabelledPartName, Phase } from '@tangram/plan/body';

export const phaseHints: Readonly<Record<Phase, string>> = {
  warmUp: 'What students begin with: a number talk, an estimate',
  launch: 'How the problem is opened, without showing a method',
  explore: 'What students work on, alone and together',
  discuss: 'What is shared, in which order, and what it connects to',
  synthesis: 'How students say what they learned',
  practice: 'What students practice',
  exitTicket: 'What each student answers before leaving',
};

export const partHints: Readonly<Record<LabelledPartName, string>> = {
  learningTarget: 'I can …',
  languageGoal: 'I can say, read or write …',
  exitTicket: 'What each student answers before leaving',
  homework: 'What students do after class',
  notes: 'What a colleague who teaches this should know',
  teacherMoves: 'What you ask, and what you listen for',
  studentActions: 'What students do, say and write',
  rubric: 'What the work looks like at each level',
  attachment: 'What it is, and where it can be found',
  need: 'Which mathematics is not yet secure',
  formedFrom: 'Which evidence: a benchmark, a pre-assessment',
  shows: 'What the work shows of the thinking behind it',
  whatWorked: 'What to keep',
  whatStudentsShowed: 'What their work and their talk showed',
  changeNextTime: 'What to do another way',
  demandAsTaught: 'Yes, or where it slipped and why',
};
