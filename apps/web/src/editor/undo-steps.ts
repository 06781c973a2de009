/** Where one step of undo ends and the next begins, as people count: a run of typing, a run of deleting, each new line. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

type Doing = 'typing' | 'deleting';

export function undoSteps(step: () => void) {
  return Extension.create({
    name: 'undoSteps',
    priority: 950,
    addProseMirrorPlugins() {
      let last: Doing | null = null;
      const now = (doing: Doing | null) => {
        if (doing === null || doing !== last) step();
        last = doing;
      };
      return [
        new Plugin({
          props: {
            handleKeyDown: (_view, { key }) => {
              if (key === 'Enter') now(null);
              else if (key === 'Backspace' || key === 'Delete') now('deleting');
              return false;
            },
            handleTextInput: () => {
              now('typing');
              return false;
            },
            handlePaste: () => {
              now(null);
              return false;
            },
            handleDrop: () => {
              now(null);
              return false;
            },
          },
        }),
      ];
    },
  });
}
