/** The menu of the toolbar that puts a figure into the text. */
import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { commonFigures, figureMenu, moreFigures } from '../../words/figure-names.ts';
import { usePlanContext } from '../plan-context.ts';
import { useWorkbench } from '../workbench.ts';
import { insertFigure } from './open-figure.ts';

export function FigureTool({ editor, className }: { editor: Editor; className: string | undefined }) {
  const workbench = useWorkbench();
  const { say } = usePlanContext();
  const items = (figures: typeof commonFigures) =>
    figures.map(({ type, name }) => (
      <Menu.Item key={type} onClick={() => void insertFigure(workbench, editor, type, say)}>
        {name}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <button type="button" className={className} title={figureMenu.insert}>
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
