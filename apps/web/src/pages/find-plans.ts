/** Finding plans in a list by what stands in their rows: every word that was typed has to begin a word of the plan. */
import type { PlanCard } from '@tangram/contract';
import { folded } from '../ui/folded.ts';
import { kindWords, statusWords, words } from '../words.ts';

/** The plans that have all the words, in the order in which they came. */
export function findPlans(plans: readonly PlanCard[], typed: string): readonly PlanCard[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return plans;
  return plans.filter((plan) => {
    const has = ` ${plain(saidOf(plan))}`;
    return wanted.every((word) => has.includes(` ${word}`));
  });
}

function saidOf(plan: PlanCard): string {
  return [
    plan.title,
    kindWords[plan.kind].name,
    plan.grade === null ? '' : words.plans.grade(plan.grade),
    plan.facts,
    statusWords[plan.status],
    ...plan.authors.flatMap(({ name, roles }) => [name, ...roles.map(({ schoolName }) => schoolName ?? '')]),
    ...plan.standards,
  ].join(' ');
}

/** Without accents, capitals and the signs around words, so that “lucia” finds Lucía. */
function plain(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}.-]+/gu, ' ')
    .trim();
}
