/** What the menu for the place of the caret offers: in a table its rows and columns, in a pair table its rows, anywhere else what can be inserted. */
import { Menu } from '@mantine/core';
import { findSection, sectionKind } from '@tangram/plan';
import { labelledPartLabel } from '@tangram/plan/body';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { placeWords } from '../words/place.ts';
import {
  addPairRow,
  ancestor,
  insertPairTable,
  insertSegment,
  insertTable,
  removeAround,
  removePairRow,
  tellingRows,
} from './commands.ts';
import { newFormula } from './formula/open-formula.ts';
import { goToPart, partsAt } from './parts.ts';
import { usePlanContext } from './plan-context.ts';
import { chainIn } from './put-caret.ts';
import { useWorkbench } from './workbench.ts';

export interface PlaceItemsProps {
  readonly editor: Editor;
  readonly place: 'text' | 'table' | 'pairTable';
}

export default function PlaceItems({ editor, place }: PlaceItemsProps) {
  // The menu was open before they came: its first choice takes the focus, as in any other.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement?.role === 'menu') activeElement.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, []);
  if (place === 'table') return <TableItems editor={editor} />;
  return (
    <>
      {place === 'pairTable' ? <RowItems editor={editor} /> : <InsertItems editor={editor} />}
      <PartItems editor={editor} />
    </>
  );
}

function InsertItems({ editor }: { editor: Editor }) {
  const workbench = useWorkbench();
  const item = (['listItem', 'taskItem'] as const).find((name) => ancestor(editor.state, name));
  return (
    <>
      <Menu.Item onClick={() => insertTable(editor)}>{placeWords.table}</Menu.Item>
      <Menu.Item onClick={() => insertPairTable(editor)}>{placeWords.pairs}</Menu.Item>
      <Menu.Item onClick={() => insertSegment(editor)}>{placeWords.segment}</Menu.Item>
      <Menu.Item onClick={() => newFormula(workbench, editor, 'formulaBlock')}>{placeWords.ownLine}</Menu.Item>
      <Menu.Item onClick={() => chainIn(editor).setHorizontalRule().run()}>{placeWords.rule}</Menu.Item>
      {item && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => chainIn(editor).sinkListItem(item).run()}>{placeWords.itemIn}</Menu.Item>
          <Menu.Item onClick={() => chainIn(editor).liftListItem(item).run()}>{placeWords.itemOut}</Menu.Item>
        </>
      )}
    </>
  );
}

/** The named parts of this section, and what the caret is in that can be removed as a whole. */
function PartItems({ editor }: { editor: Editor }) {
  const { active } = useWorkbench();
  const { rooms, kind } = usePlanContext();
  const id = active.get()?.section;
  const view = rooms.all.map(({ doc }) => id && findSection(doc, id)).find(Boolean);
  const { state } = editor;
  const parts = partsAt(state, (view && sectionKind(kind, view.kind)?.parts) || []);
  const part = ancestor(state, 'labelledPart');
  const segment = ancestor(state, 'lessonSegment');
  const ofSection = parts.filter((name) => !partsAt(state, []).includes(name));
  return (
    <>
      {parts.length > 0 && <Menu.Label>{placeWords.partsHeading}</Menu.Label>}
      {parts.map((name) => (
        <Menu.Item key={name} onClick={() => goToPart(editor, name, ofSection)}>
          {labelledPartLabel(name)}
        </Menu.Item>
      ))}
      {(part || segment) && <Menu.Divider />}
      {part && (
        <Menu.Item onClick={() => removeAround(editor, 'labelledPart')}>
          {placeWords.removePart(labelledPartLabel(part.node.attrs.name))}
        </Menu.Item>
      )}
      {segment && (
        <Menu.Item onClick={() => removeAround(editor, 'lessonSegment')}>{placeWords.removeSegment}</Menu.Item>
      )}
    </>
  );
}

function RowItems({ editor }: { editor: Editor }) {
  const { popover } = useWorkbench();
  const telling = tellingRows.includes(ancestor(editor.state, 'pairTable')?.node.attrs.kind);
  return (
    <>
      <Menu.Item onClick={() => addPairRow(editor)}>{placeWords.rowBelow}</Menu.Item>
      <Menu.Item onClick={() => removePairRow(editor)}>{placeWords.removeRow}</Menu.Item>
      {telling && (
        <Menu.Item onClick={() => popover.set({ kind: 'pairRow', editor })}>{placeWords.rowDetails}</Menu.Item>
      )}
    </>
  );
}

function TableItems({ editor }: { editor: Editor }) {
  const chain = () => chainIn(editor);
  return (
    <>
      <Menu.Item onClick={() => chain().addRowBefore().run()}>{placeWords.rowAbove}</Menu.Item>
      <Menu.Item onClick={() => chain().addRowAfter().run()}>{placeWords.rowBelow}</Menu.Item>
      <Menu.Item onClick={() => chain().deleteRow().run()}>{placeWords.removeRow}</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => chain().addColumnBefore().run()}>{placeWords.columnLeft}</Menu.Item>
      <Menu.Item onClick={() => chain().addColumnAfter().run()}>{placeWords.columnRight}</Menu.Item>
      <Menu.Item onClick={() => chain().deleteColumn().run()}>{placeWords.removeColumn}</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => chain().toggleHeaderRow().run()}>{placeWords.headings}</Menu.Item>
      <Menu.Item onClick={() => chain().deleteTable().run()}>{placeWords.removeTable}</Menu.Item>
    </>
  );
}
