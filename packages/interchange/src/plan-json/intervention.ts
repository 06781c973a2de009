/** An intervention plan from JSON. Its numbers become sections of the authors' part; everything else those of the open part. */

import { GROUP_COUNT_MIN, type NewSection } from '@tangram/plan';
import { interventionStrategies, part } from '@tangram/plan/body';
import type { JsonReader } from './json-reader.ts';
import { pairsOf, reflectionOf } from './pairs.ts';
import { figures, paragraphs } from './rich-text.ts';
import { codesOf, linksOf, type Making, makeSection, rowsOf, valuesOf } from './section-parts.ts';

export function interventionSections(making: Making, plan: JsonReader): NewSection[] {
  const figured = figures(plan, 'representations');
  return [
    makeSection(making, 'overview', { values: valuesOf(making, 'overview', plan, ['grade']) }),
    makeSection(making, 'standards', {
      lists: codesOf(making, plan, ['prerequisiteStandards', 'accessStandards']),
    }),
    ...group(making, plan),
    ...fields(making, plan, 'baseline', 'notes'),
    ...fields(making, plan, 'goal'),
    ...pairsOf(making, plan, 'strategies', 'interventionStrategies', (reader) => {
      const name = reader.text('name');
      const known = interventionStrategies.find(({ value }) => value === name);
      return {
        cells: [paragraphs([known?.label ?? name]), paragraphs(reader.texts('detail'))],
        attrs: { strategy: known?.value ?? null },
      };
    }),
    ...(figured.length === 0 ? [] : [makeSection(making, 'representations', { blocks: figured })]),
    ...fields(making, plan, 'schedule'),
    ...rows(making, 'staffing', 'people', plan.objects('staffing')),
    ...rows(making, 'monitoring', 'points', plan.objects('monitoring')),
    ...rows(making, 'decisionRules', 'rules', plan.items('decisionRules').map(flatRule(plan))),
    ...fields(making, plan, 'decision'),
    makeSection(making, 'links', { lists: linksOf(making, plan, ['unitRefs', 'cycleRefs']) }),
    ...reflectionOf(making, plan, ['whatWorked', 'whatStudentsShowed', 'changeNextTime']),
  ];
}

/** Whom it is for: the mathematics in the open part, the number in the authors'. */
function group(making: Making, plan: JsonReader): NewSection[] {
  const reader = plan.object('group');
  if (!reader) return [];
  const count = reader.value('count');
  if (typeof count === 'number' && count < GROUP_COUNT_MIN) {
    reader.report.add(reader.at('count'), 'so small a group describes persons; merge groups or keep it outside');
  }
  return [
    makeSection(making, 'group', {
      blocks: [
        part('need', paragraphs(reader.texts('need'))),
        part('formedFrom', paragraphs(reader.texts('formedFrom'))),
      ],
    }),
    makeSection(making, 'groupSize', { values: valuesOf(making, 'groupSize', reader) }),
  ];
}

/** A section that is the fields of one object, and its prose where it has some. */
function fields(making: Making, plan: JsonReader, kind: string, prose?: string): NewSection[] {
  const reader = plan.object(kind);
  if (!reader) return [];
  const values = valuesOf(making, kind, reader);
  return [makeSection(making, kind, { values, ...(prose && { blocks: paragraphs(reader.texts(prose)) }) })];
}

function rows(making: Making, kind: string, name: string, readers: readonly JsonReader[]): NewSection[] {
  return readers.length === 0 ? [] : [makeSection(making, kind, { lists: rowsOf(making, kind, name, readers) })];
}

/** A rule says its condition under `if`; in the plan condition and consequence are one row. */
function flatRule(plan: JsonReader) {
  return ([item, where]: readonly [unknown, string]): JsonReader => {
    const { if: condition, ...rule } = typeof item === 'object' && item !== null ? { if: null, ...item } : { if: item };
    const flat = typeof condition === 'object' ? { ...condition, ...rule } : item;
    return plan.report.read(flat, where);
  };
}
