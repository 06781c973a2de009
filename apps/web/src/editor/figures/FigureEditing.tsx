/** The figure that is open, if one is. Its editor comes when the first one opens. */
import { whenOpened } from '../../ui/later.tsx';
import { useStore } from '../../ui/store.ts';
import { usePlanContext } from '../plan-context.ts';
import { focusText } from '../put-caret.ts';
import { useWorkbench } from '../workbench.ts';
import { removeFigure } from './open-figure.ts';

const FigureEditor = whenOpened(async () => ({ default: (await import('./FigureEditor.tsx')).FigureEditor }));

export function FigureEditing() {
  const { figure, figures, undo } = useWorkbench();
  const { mayEdit } = usePlanContext();
  const open = useStore(figure);
  if (open === null || !mayEdit) return null;
  const { editor, element, describe } = open;
  const close = () => {
    figure.set(null);
    focusText(editor);
  };
  return (
    <FigureEditor
      element={element}
      describe={describe}
      changes={figures}
      undo={undo}
      onClose={close}
      onRemove={() => {
        undo.step();
        removeFigure(editor, element);
        undo.step();
        close();
      }}
    />
  );
}
