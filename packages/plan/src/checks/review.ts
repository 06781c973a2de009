/** Everything a colleague would say about a plan, what was put aside apart from what is open. */

import type { Dismissal } from '../plan-document.ts';
import { MIN_CELL } from '../sections/group.ts';
import { type Check, dismissalKey, once } from './check.ts';
import type { PlanFacts } from './facts.ts';
import { figureChecks } from './figure-checks.ts';
import { interventionChecks } from './intervention-checks.ts';
import { privacyChecks } from './privacy-checks.ts';
import { standardsChecks } from './standards-checks.ts';
import { teachingChecks } from './teaching-checks.ts';
import { timeChecks } from './time-checks.ts';

export interface PutAside {
  readonly check: Check;
  readonly dismissal: Dismissal;
}

export interface Review {
  /** what blocks sharing first, then by its place in the plan */
  readonly open: readonly Check[];
  readonly putAside: readonly PutAside[];
}

const levels = ['block', 'attention', 'idea'] as const;

/** All checks of a plan, in the order of its sections. */
export function allChecks(facts: PlanFacts, minCell: number = MIN_CELL): readonly Check[] {
  const place = new Map(facts.sections.map(({ id }, index) => [id, index]));
  const at = ({ where }: Check) => place.get(where.section) ?? 0;
  const said = once([
    ...privacyChecks(facts, minCell),
    ...timeChecks(facts),
    ...standardsChecks(facts),
    ...teachingChecks(facts),
    ...interventionChecks(facts),
    ...figureChecks(facts),
  ]);
  return said.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || at(a) - at(b));
}

export function reviewPlan(facts: PlanFacts, minCell: number = MIN_CELL): Review {
  const sections = new Map(facts.sections.map((section) => [section.id, section]));
  const open: Check[] = [];
  const putAside: PutAside[] = [];
  for (const check of allChecks(facts, minCell)) {
    const dismissal = sections.get(check.where.section)?.dismissals.get(dismissalKey(check));
    // A group of two is two persons, whatever anybody says about it.
    const stands = check.code === 'group-too-small' && check.level === 'block';
    if (dismissal === undefined || stands) open.push(check);
    else putAside.push({ check, dismissal });
  }
  return { open, putAside };
}
