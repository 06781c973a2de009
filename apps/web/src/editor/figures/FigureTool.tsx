/** The menu of the toolbar that puts a figure into the text. */
import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useContext } from 'react';
import { commonFigures, figureMenu, moreFigures } from '../../words/figure-names.ts';
import { toolbarWords } from '../../words/sections.ts';
import { usePlanContext } from '../plan-context.ts';
import { ToolsRest } from '../Tool.tsx';
import { useWorkbench } from '../workbench.ts';
import { insertFigure } from './open-figure.ts';

export function FigureTool({ editor, className }: { editor: Editor; className: string | undefined }) {
  const workbench = useWorkbench();
  const { say } = usePlanContext();
  const rests = useContext(ToolsRest);
  const items = (figures: typeof commonFigures) =>
    figures.map(({ type, name }) => (
      <Menu.Item key={type} onClick={() => void insertFigure(workbench, editor, type, say)}>
        {name}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-start" returnFocus={false} disabled={rests}>
      <Menu.Target>
        <button
          type="button"
          className={className}
          title={rests ? toolbarWords.resting(figureMenu.insert) : figureMenu.insert}
          {...(rests && { 'aria-disabled': true })}
        >
          {figureMenu.button} ▾
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{figureMenu.common}</Menu.Label>
        {items(commonFigures)}
        <Menu.Label>{figureMenu.more}</Menu.Label>
        {items(moreFigures)}
      </Menu.Dropdown>
    </Menu>
  );
}
