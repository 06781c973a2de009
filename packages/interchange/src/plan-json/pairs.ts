/** Tables of a plan's JSON: pairs that belong together, a rubric; and the reflection, which every kind of plan has. */

import type { NewSection } from '@tangram/plan';
import { type JSONContent, type Pair, type PairTableKind, pairTable, part, table } from '@tangram/plan/body';
import type { JsonReader } from './json-reader.ts';
import { paragraphs } from './rich-text.ts';
import { type Making, makeSection, valuesOf } from './section-parts.ts';

/** A section whose text is a pair table; none when the JSON has no pairs for it. */
export function pairsOf(
  making: Making,
  plan: JsonReader,
  kind: string,
  pairs: PairTableKind,
  pairOf: (reader: JsonReader) => Pair,
): NewSection[] {
  const rows = plan.objects(kind).map(pairOf);
  return rows.length === 0 ? [] : [makeSection(making, kind, { blocks: [pairTable(pairs, rows)] })];
}

/** A rubric as a table: the levels in its head, a criterion in each row. */
export function rubricOf(reader: JsonReader): JSONContent[] {
  const rubric = reader.object('rubric');
  if (!rubric) return [];
  const levels = rubric.texts('levels');
  const criteria = rubric.objects('criteria').map((row) => [row.text('name'), ...row.texts('cells')]);
  const width = Math.max(levels.length + 1, ...criteria.map((row) => row.length));
  return [table([['', ...levels], ...criteria].map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')))];
}

/** What was learned by teaching it; none when the JSON says nothing about it. */
export function reflectionOf(
  making: Making,
  plan: JsonReader,
  names: readonly Parameters<typeof part>[0][],
): NewSection[] {
  const reader = plan.object('reflection');
  if (!reader) return [];
  return [
    makeSection(making, 'reflection', {
      values: valuesOf(making, 'reflection', reader),
      blocks: names.map((name) => part(name, paragraphs(reader.texts(name)))),
    }),
  ];
}
