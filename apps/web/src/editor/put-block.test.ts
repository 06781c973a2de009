/** A block lands beside what is selected, in the cell or the part that this stands in. */
import { body, bodySchema, type JSONContent, pairTable, paragraph } from '@tangram/plan/body';
import { EditorState, NodeSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { putBlock } from './put-block.ts';

const picture = (letter: string): JSONContent => ({ type: 'picture', attrs: { picture: letter.repeat(32) } });

test('behind a picture that is selected, in the very cell of its sample', () => {
  const cells: [JSONContent[], JSONContent[]] = [[paragraph('Sample 1')], [picture('a'), paragraph('')]];
  const doc = bodySchema.nodeFromJSON(body(pairTable('studentWork', [{ cells }]), paragraph('')));
  let selected = 0;
  doc.descendants((node, place) => {
    if (node.type.name === 'picture') selected = place;
  });
  const state = EditorState.create({ doc, selection: NodeSelection.create(doc, selected) });
  const made = putBlock(state, bodySchema.nodeFromJSON(picture('b')));
  const cell = made?.transaction.doc.firstChild?.firstChild?.child(1);
  expect(cell?.children.map(({ attrs }) => attrs.picture?.[0] ?? null)).toEqual(['a', 'b', null]);
  expect(made?.transaction.selection.from).toBe(made?.at);
});
