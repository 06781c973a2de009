/**
 * The menu of the toolbar for where the caret stands: in a table its rows and columns, in a pair table its rows, anywhere else what can be
 * inserted. One place for all of them, so that the bar keeps its width and no tool moves away under the hand.
 */
import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useContext } from 'react';
import { toolbarWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { addPairRow, insertPairTable, insertSegment, insertTable, removePairRow, removeSegment } from './commands.ts';
import { chainIn } from './put-caret.ts';
import { ToolsRest } from './Tool.tsx';
import css from './Toolbar.module.css';
import { useWorkbench } from './workbench.ts';

export function PlaceTool({ editor, on }: { editor: Editor; on: ReadonlySet<string> }) {
  const rests = useContext(ToolsRest);
  const { popover } = useWorkbench();
  // What an item has opened has the focus.
  const backToText = () => popover.get() === null && editor.view.focus();
  const place = on.has('table')
    ? toolbarWords.tableMenu
    : on.has('pairTable')
      ? toolbarWords.rowsMenu
      : toolbarWords.insertMenu;
  return (
    <Menu position="bottom-start" returnFocus={false} disabled={rests} onClose={backToText}>
      <Menu.Target>
        <button
          type="button"
          className={css.style}
          title={rests ? toolbarWords.resting(place.says) : place.says}
          {...(rests && { 'aria-disabled': true })}
        >
          {place.button} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {on.has('table') ? (
          <TableItems editor={editor} />
        ) : on.has('pairTable') ? (
          <RowItems editor={editor} telling={on.has('tellingRow')} />
        ) : (
          <InsertItems editor={editor} inSegment={on.has('lessonSegment')} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function InsertItems({ editor, inSegment }: { editor: Editor; inSegment: boolean }) {
  const { toolbar } = words;
  return (
    <>
      <Menu.Item onClick={() => insertTable(editor)}>{toolbar.table}</Menu.Item>
      <Menu.Item onClick={() => insertPairTable(editor)}>{toolbar.insertPairs}</Menu.Item>
      <Menu.Item onClick={() => insertSegment(editor)}>{toolbar.insertSegment}</Menu.Item>
      {inSegment && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => removeSegment(editor)}>{toolbar.removeSegment}</Menu.Item>
        </>
      )}
    </>
  );
}

function RowItems({ editor, telling }: { editor: Editor; telling: boolean }) {
  const { popover } = useWorkbench();
  const { toolbar } = words;
  return (
    <>
      <Menu.Item onClick={() => addPairRow(editor)}>{toolbar.addRow}</Menu.Item>
      <Menu.Item onClick={() => removePairRow(editor)}>{toolbar.removeRow}</Menu.Item>
      {telling && <Menu.Item onClick={() => popover.set({ kind: 'pairRow', editor })}>{toolbar.rowDetails}</Menu.Item>}
    </>
  );
}

function TableItems({ editor }: { editor: Editor }) {
  const chain = () => chainIn(editor);
  const { toolbar } = words;
  return (
    <>
      <Menu.Item onClick={() => chain().addRowAfter().run()}>{toolbar.addRow}</Menu.Item>
      <Menu.Item onClick={() => chain().deleteRow().run()}>{toolbar.removeRow}</Menu.Item>
      <Menu.Item onClick={() => chain().addColumnAfter().run()}>{toolbar.addColumn}</Menu.Item>
      <Menu.Item onClick={() => chain().deleteColumn().run()}>{toolbar.removeColumn}</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => chain().deleteTable().run()}>{toolbar.removeTable}</Menu.Item>
    </>
  );
}
