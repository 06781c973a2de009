/** Named parts: each has its place among the others, is made once, and what was written stays where it is. */

import { kinds } from '@tangram/plan';
import {
  bodySchema,
  type JSONContent,
  type LabelledPartName,
  pairTable,
  paragraph,
  part,
  segment,
} from '@tangram/plan/body';
import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsAt, toPart } from './parts.ts';

const partsOf = (kind: string) => kinds.unit.sections.find((one) => one.kind === kind)?.parts ?? [];
const lessonParts = partsOf('lesson');

function textOf(content: JSONContent[], caretIn: string): EditorState {
  const doc = Node.fromJSON(bodySchema, { type: 'doc', content });
  let at = 1;
  doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(caretIn)) at = pos;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
}

/** What stands in a text from top to bottom, with what is in it. */
const outline = (node: Node): string[] => {
  const inside = (name: string) => (name === 'labelledPart' || name === 'lessonSegment' ? 'has' : '');
  const lines: string[] = [];
  node.forEach((child) => {
    const name = String(child.attrs.name ?? child.attrs.phase ?? child.textContent);
    lines.push(inside(child.type.name) && child.type.name === 'lessonSegment' ? `${name}(${outline(child)})` : name);
  });
  return lines;
};

const lesson = [
  part('learningTarget', [paragraph('I can compare.')]),
  segment('launch', 7, [paragraph('Taste words')]),
  segment('explore', 22, [paragraph('Counters')]),
];

describe('a lesson', () => {
  test.each<[LabelledPartName, string[]]>([
    ['languageGoal', ['learningTarget', 'languageGoal', 'launch(Taste words)', 'explore(Counters)']],
    ['homework', ['learningTarget', 'launch(Taste words)', 'explore(Counters)', 'homework']],
    ['teacherMoves', ['learningTarget', 'launch(Taste words,teacherMoves)', 'explore(Counters)']],
  ])('has its %s where it belongs, and the caret in it', (name, expected) => {
    const state = textOf(lesson, 'Taste');
    const next = state.apply(toPart(state, name, lessonParts));
    expect(outline(next.doc)).toEqual(expected);
    next.doc.check();
    const { $from } = next.selection;
    expect($from.node(-1).attrs.name).toBe(name);
    // Asked for again, it is gone to and not made twice.
    const again = next.apply(toPart(next, name, lessonParts));
    expect(again.doc.eq(next.doc)).toBe(true);
  });

  test('has what belongs to a segment in the one that the caret is in or behind', () => {
    const state = textOf([...lesson, paragraph('After all')], 'After all');
    const next = state.apply(toPart(state, 'studentActions', lessonParts));
    expect(outline(next.doc)[2]).toBe('explore(Counters,studentActions)');
  });

  test('offers segments’ parts only in a segment', () => {
    expect(partsAt(textOf(lesson, 'I can'), lessonParts)).toEqual(lessonParts);
    expect(partsAt(textOf(lesson, 'Counters'), lessonParts)).toEqual([
      'teacherMoves',
      'studentActions',
      ...lessonParts,
    ]);
  });
});

test('whichever parts are asked for in whichever order, they stand in the order of the section, each once', () => {
  const names = fc.array(fc.constantFrom(...lessonParts), { maxLength: 8 });
  fc.assert(
    fc.property(names, (asked) => {
      let state = textOf([segment('launch', 7, [paragraph('Taste words')])], 'Taste');
      for (const name of asked) state = state.apply(toPart(state, name, lessonParts));
      const standing = outline(state.doc);
      expect(standing.filter((one) => !one.startsWith('launch'))).toEqual(
        lessonParts.filter((name) => asked.includes(name)),
      );
      const first = standing.findIndex((one) => one.startsWith('launch'));
      expect(standing.slice(0, first).every((one) => ['learningTarget', 'languageGoal'].includes(one))).toBe(true);
      state.doc.check();
    }),
  );
});

test('a rubric comes as a table with its levels, and the caret below its head; an attachment is a text', () => {
  const parts = partsOf('assessment');
  const state = textOf([paragraph('Three problems')], 'Three');
  const next = state.apply(toPart(state, 'rubric', parts));
  next.doc.check();
  const { $from } = next.selection;
  expect([$from.node(1).attrs.name, $from.node(2).type.name, $from.index(2), $from.index(3)]).toEqual([
    'rubric',
    'table',
    1,
    0,
  ]);
  const both = next.apply(toPart(next, 'attachment', parts));
  expect(outline(both.doc)).toEqual(['Three problems', 'rubric', 'attachment']);
  expect(both.selection.$from.node(-1).attrs.name).toBe('attachment');
});

test('what a sample of student work shows stands below the work', () => {
  const table = pairTable('studentWork', [
    { cells: [[paragraph('Sample 1')], [paragraph('A: 8 - 3 = 5')]] },
    { cells: [[paragraph('Sample 2')], [paragraph('24 ice')]] },
  ]);
  const state = textOf([table], 'Sample 1');
  expect(partsAt(state, [])).toEqual(['shows']);
  const next = state.apply(toPart(state, 'shows', []));
  next.doc.check();
  const cells = next.doc.firstChild?.firstChild;
  expect(cells?.lastChild && outline(cells.lastChild)).toEqual(['A: 8 - 3 = 5', 'shows']);
});
