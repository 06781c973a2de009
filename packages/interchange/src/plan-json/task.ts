/** A rigorous task from JSON: DOMAIN's names become the sections of a task, in their order on the page. */

import type { NewSection } from '@tangram/plan';
import { part } from '@tangram/plan/body';
import type { JsonReader } from './json-reader.ts';
import { pairsOf, reflectionOf, rubricOf } from './pairs.ts';
import { bulletsOf, figures, oneFigure, paragraphs } from './rich-text.ts';
import { codesOf, type Making, makeSection, valuesOf } from './section-parts.ts';
import { materialsOf } from './unit.ts';

export function taskSections(making: Making, plan: JsonReader): NewSection[] {
  const written = (kind: string, blocks: (texts: readonly string[]) => ReturnType<typeof paragraphs>): NewSection[] => {
    const texts = plan.texts(kind);
    return texts.length === 0 ? [] : [makeSection(making, kind, { blocks: blocks(texts) })];
  };
  const filled = (kind: string, blocks: ReturnType<typeof paragraphs>): NewSection[] =>
    blocks.length === 0 ? [] : [makeSection(making, kind, { blocks })];
  return [
    makeSection(making, 'overview', { values: valuesOf(making, 'overview', plan, ['grade']) }),
    makeSection(making, 'standards', {
      lists: codesOf(making, plan, ['focusStandards', 'supportingStandards', 'practices']),
    }),
    ...written('prompt', paragraphs),
    ...written('answer', paragraphs),
    ...filled('representations', figures(plan, 'representations')),
    ...pairsOf(making, plan, 'anticipatedStrategies', 'strategies', (reader) => ({
      cells: [
        paragraphs(reader.texts('label')),
        [...paragraphs(reader.texts('description')), ...oneFigure(reader, 'representation')],
      ],
      attrs: { share: reader.count('share') },
    })),
    ...pairsOf(making, plan, 'misconceptions', 'misconceptions', (reader) => ({
      cells: [paragraphs(reader.texts('idea')), paragraphs(reader.texts('respond'))],
    })),
    ...written('assessingQuestions', bulletsOf),
    ...written('advancingQuestions', bulletsOf),
    ...['launch', 'explore', 'discuss'].flatMap((kind) => phase(making, plan, kind)),
    ...pairsOf(making, plan, 'scaffolds', 'scaffolds', (reader) => ({
      cells: [paragraphs(reader.texts('for')), paragraphs(reader.texts('support'))],
    })),
    ...written('extensions', bulletsOf),
    ...filled('rubric', rubricOf(plan)),
    ...pairsOf(making, plan, 'studentWork', 'studentWork', (reader) => ({
      cells: [
        paragraphs(reader.texts('label')),
        [
          ...paragraphs(reader.texts('text')),
          ...oneFigure(reader, 'image'),
          part('shows', paragraphs(reader.texts('shows'))),
        ],
      ],
      attrs: { source: reader.text('source') || null },
    })),
    ...materialsOf(making, plan),
    ...reflectionOf(making, plan, ['whatWorked', 'whatStudentsShowed', 'changeNextTime', 'demandAsTaught']),
  ];
}

function phase(making: Making, plan: JsonReader, kind: string): NewSection[] {
  const reader = plan.object(kind);
  if (!reader) return [];
  const values = valuesOf(making, kind, reader);
  return [makeSection(making, kind, { values, blocks: paragraphs(reader.texts('plan')) })];
}
