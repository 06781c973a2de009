/** The numbers of a plan at a glance, each with the place it comes from. Computed from what people write anyway. */

import type { SectionId } from '@tangram/domain';
import { codesIn, firstOf, nameIn, ofKind, type PlanFacts } from './facts.ts';
import { type Progress, progressOf } from './progress.ts';
import { reaches } from './standards-checks.ts';
import { isHighDemand, isLowDemand, linkedTasks } from './teaching-checks.ts';
import { type ClassTime, classTime } from './time-checks.ts';

/** A lesson or an assessment that may reach a standard. */
export interface CoverageColumn {
  readonly section: SectionId;
  readonly kind: 'lesson' | 'assessment';
  /** among its kind, from 1 */
  readonly number: number;
  readonly name: string;
}

export interface CoverageRow {
  readonly code: string;
  /** for each column whether it names the standard or a part of it */
  readonly reached: readonly boolean[];
  readonly taught: boolean;
  readonly assessed: boolean;
}

export interface Coverage {
  readonly columns: readonly CoverageColumn[];
  readonly rows: readonly CoverageRow[];
}

export interface Demand {
  readonly high: number;
  readonly low: number;
  readonly unsaid: number;
}

export interface PrerequisiteSupport {
  readonly code: string;
  readonly supported: boolean;
}

export interface Glance {
  readonly time: ClassTime | null;
  readonly coverage: Coverage | null;
  /** of the linked tasks; null where none is known */
  readonly demand: Demand | null;
  readonly prerequisites: readonly PrerequisiteSupport[];
  readonly progress: Progress | null;
}

export function glanceAt(facts: PlanFacts): Glance {
  const unit = facts.kind === 'unit';
  return {
    time: unit ? classTime(facts) : null,
    coverage: unit ? coverage(facts) : null,
    demand: unit ? demand(facts) : null,
    prerequisites: unit ? prerequisites(facts) : [],
    progress: facts.kind === 'intervention' ? progressOf(facts) : null,
  };
}

function coverage(facts: PlanFacts): Coverage {
  const columns = (['lesson', 'assessment'] as const).flatMap((kind) =>
    ofKind(facts, kind).map((section, index) => ({
      section: section.id,
      kind,
      number: index + 1,
      name: nameIn(section),
      codes: codesIn(section, 'standards'),
    })),
  );
  const rows = codesIn(firstOf(facts, 'standards'), 'focusStandards').map((code): CoverageRow => {
    const reached = columns.map(({ codes }) => reaches(codes, code));
    const any = (wanted: CoverageColumn['kind']) =>
      columns.some(({ kind }, index) => kind === wanted && reached[index]);
    return { code, reached, taught: any('lesson'), assessed: any('assessment') };
  });
  return { columns: columns.map(({ codes: _, ...column }) => column), rows };
}

function demand(facts: PlanFacts): Demand | null {
  const tasks = linkedTasks(facts);
  if (tasks.length === 0) return null;
  const high = tasks.filter((task) => isHighDemand(task.cognitiveDemand)).length;
  const low = tasks.filter((task) => isLowDemand(task.cognitiveDemand)).length;
  return { high, low, unsaid: tasks.length - high - low };
}

/** A prerequisite has a support when a lesson, an assessment or a linked intervention works on it, or a way in names it. */
function prerequisites(facts: PlanFacts): PrerequisiteSupport[] {
  const worked = [...ofKind(facts, 'lesson'), ...ofKind(facts, 'assessment')].flatMap((one) =>
    codesIn(one, 'standards'),
  );
  const opened = (facts.linked ?? []).flatMap(({ kind, standards }) => (kind === 'intervention' ? standards : []));
  const said = firstOf(facts, 'differentiation')?.body.lines.join('\n') ?? '';
  return codesIn(firstOf(facts, 'standards'), 'prerequisiteStandards').map((code) => ({
    code,
    supported: reaches([...worked, ...opened], code) || said.includes(code),
  }));
}
