/**
 * The menu of the toolbar for where the caret stands: in a table its rows and columns, in a pair table its rows, anywhere else what can be
 * inserted. One place for all of them, so that the bar keeps its width and no tool moves away under the hand. What it offers comes
 * while the page is idle.
 */
import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useContext, useEffect } from 'react';
import { whenShown } from '../ui/later.tsx';
import { fetchWhenIdle } from '../ui/when-idle.ts';
import { toolbarWords } from '../words/sections.ts';
import { ToolsRest } from './Tool.tsx';
import css from './Toolbar.module.css';
import { useWorkbench } from './workbench.ts';

const load = () => import('./PlaceItems.tsx');
const PlaceItems = whenShown(load);

export function PlaceTool({ editor, on }: { editor: Editor; on: ReadonlySet<string> }) {
  const rests = useContext(ToolsRest);
  const { popover } = useWorkbench();
  // It is offered without a connection too.
  useEffect(() => fetchWhenIdle(() => void load().catch(() => {})), []);
  // What an item has opened has the focus.
  const backToText = () => popover.get() === null && editor.view.focus();
  const place = on.has('table') ? 'table' : on.has('pairTable') ? 'pairTable' : 'text';
  const { button, says } = toolbarWords.places[place];
  return (
    <Menu position="bottom-start" returnFocus={false} disabled={rests} onClose={backToText}>
      <Menu.Target>
        <button
          type="button"
          className={css.style}
          title={rests ? toolbarWords.resting(says) : says}
          {...(rests && { 'aria-disabled': true })}
        >
          {button} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <PlaceItems editor={editor} place={place} />
      </Menu.Dropdown>
    </Menu>
  );
}
