/**
 * A plan from its JSON, with the field names of the plan's own vocabulary (`bigIdeas`, `lessons`, `anticipatedStrategies`,
 * …). Every field has its place, in the open part or the authors'. Texts may hold formulas between dollar signs, money is
 * written `\$`; figures stay the data that they are. What has no place is listed by its path, and nothing is guessed.
 */

import { type Grade, grades, type PlanKind, planKinds } from '@tangram/domain';
import type { NewSection } from '@tangram/plan';
import { interventionSections } from './plan-json/intervention.ts';
import { type JsonReader, JsonReport, type NotPlaced } from './plan-json/json-reader.ts';
import { type Making, titleOf } from './plan-json/section-parts.ts';
import { taskSections } from './plan-json/task.ts';
import { unitSections } from './plan-json/unit.ts';

export interface PlanFromJson {
  readonly kind: PlanKind;
  readonly title: string;
  readonly grade: Grade | null;
  /** of both parts; ready to be handed to `seedPlan` */
  readonly sections: readonly NewSection[];
  /** what has no place in the plan, by its path in the JSON */
  readonly notUnderstood: readonly NotPlaced[];
}

const readers: Readonly<Record<PlanKind, (making: Making, plan: JsonReader) => NewSection[]>> = {
  unit: unitSections,
  task: taskSections,
  intervention: interventionSections,
};

/**
 * Reads the JSON of one plan. Null when it is not a plan: no object, or of no known `kind`. `idOf` says which plan or
 * cycle of the network a reference such as `taskRefs` means; left out, a reference stays as it is.
 */
export function readPlanJson(
  json: unknown,
  { makeId, idOf = (reference) => reference }: Pick<Making, 'makeId'> & Partial<Pick<Making, 'idOf'>>,
): PlanFromJson | null {
  const report = new JsonReport();
  const plan = report.read(json, '');
  const kind = planKinds.find((known) => known === plan.value('kind'));
  if (kind === undefined) return null;
  // The plan gets an id of its own; that of the JSON is for references between files.
  plan.value('id');
  const title = titleOf(plan);
  const written = plan.value('grade');
  const grade = grades.find((known) => known === written) ?? null;
  if (written !== undefined && grade === null) plan.leaveOut('grade', `not one of ${grades.join(', ')}`);
  const sections = readers[kind]({ plan: kind, makeId, idOf }, plan);
  report.reportUnread();
  return { kind, title, grade, sections, notUnderstood: report.notPlaced };
}
