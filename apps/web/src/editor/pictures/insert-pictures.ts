/** The ways in which a picture comes into a text: chosen from the device, pasted, dropped. Each is one step of undo. */
import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, Selection } from '@tiptap/pm/state';
import { pictureWords } from '../../words/pictures.ts';
import { words } from '../../words.ts';
import type { InsertCommand } from '../commands.ts';
import { putBlock } from '../put-block.ts';
import type { Workbench } from '../workbench.ts';
import type { KeptPicture } from './kept-pictures.ts';
import type { Shrunk } from './shrink.ts';

export interface PicturePlace {
  readonly workbench: Workbench;
  readonly part: KeptPicture['part'];
  readonly say: (sentence: string) => void;
}

/** Whether a file says of itself that it is a picture. */
export const isPicture = (file: File): boolean => file.type.startsWith('image/');

/** A file made ready to be sent. The code for it comes with the first one. */
const shrink = async (file: File): Promise<Shrunk | null> => {
  const code = await import('./shrink.ts').catch(() => null);
  return code === null ? null : code.shrink(file);
};

/** What the `/` menu offers. */
export function pictureCommand(place: PicturePlace): InsertCommand {
  const { button: label, also } = pictureWords;
  return { id: 'picture', label, also, run: (editor) => choosePictures(place, editor) };
}

/** Asks for files and puts those that are chosen at the caret. */
export function choosePictures(place: PicturePlace, editor: Editor): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg,image/webp,image/gif';
  input.multiple = true;
  input.addEventListener('change', () => void insertPictures(place, editor, [...(input.files ?? [])]));
  input.click();
}

/** Puts pictures at the caret, one after the other, and asks about the last. */
export async function insertPictures(
  { workbench, part, say }: PicturePlace,
  editor: Editor,
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    const shrunk = await shrink(file);
    if (shrunk === null) say(words.notLoaded.what);
    else if (shrunk.kind === 'tooLarge') say(pictureWords.tooLarge(shrunk.megabytes, shrunk.limit));
    else if (shrunk.kind === 'noPicture') say(pictureWords.noPicture);
    else {
      const picture = await workbench.pictures.add(shrunk.blob, part).catch(() => null);
      if (picture === null) say(pictureWords.notKept);
      else if (!editor.isDestroyed) put(workbench, editor, picture);
    }
  }
}

/** Sends pictures that stand in a pasted text already, by their ids there. */
export async function bringWritten(
  { workbench, part }: PicturePlace,
  pictures: ReadonlyMap<string, File>,
): Promise<void> {
  for (const [id, file] of pictures) {
    const shrunk = await shrink(file);
    if (shrunk?.kind !== 'picture') {
      workbench.pictures.refuse(id, shrunk === null ? words.notLoaded.what : pictureWords.noPicture);
      continue;
    }
    const kept = await workbench.pictures.add(shrunk.blob, part, id).catch(() => null);
    if (kept === null) workbench.pictures.refuse(id, pictureWords.notKept);
  }
}

function put(workbench: Workbench, editor: Editor, picture: string): void {
  const node = editor.schema.nodes.picture?.create({ picture });
  const made = node && putBlock(editor.state, node);
  if (!made) return;
  workbench.undo.step();
  editor.view.dispatch(made.transaction.scrollIntoView());
  workbench.undo.step();
  workbench.popover.set({ kind: 'picture', editor, at: made.at });
}

/** Asks whose work the picture at a place shows, and then for its words. */
export function askWhose(workbench: Workbench, editor: Editor, at: number): void {
  editor.commands.setNodeSelection(at);
  workbench.popover.set({ kind: 'picture', editor, at });
}

/** Files that are dropped from the device, where they are dropped. Which of them are no pictures is said. */
export function pictureDrop(onFiles: (files: readonly File[]) => void) {
  return Extension.create({
    name: 'pictureDrop',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleDrop(view, event) {
              const files = [...(event.dataTransfer?.files ?? [])];
              // What is dragged about within the text brings a file of its picture along.
              if (files.length === 0 || view.dragging !== null) return false;
              event.preventDefault();
              const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (found) {
                const { tr } = view.state;
                view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(found.pos))));
              }
              view.focus();
              onFiles(files);
              return true;
            },
          },
        }),
      ];
    },
  });
}

/** A file that is dropped beside the texts is not taken: the browser would leave the plan and show the file. Returns how to end it. */
export function keepOutFiles(): () => void {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
  return () => {
    removeEventListener('dragover', refuse);
    removeEventListener('drop', refuse);
  };
}

/** The picture that is selected, to be described by Enter. */
export function pictureKeys(describe: (at: number) => void) {
  return Extension.create({
    name: 'pictureKeys',
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) => {
        const { selection } = editor.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'picture') return false;
        describe(selection.from);
        return true;
      },
    }),
  });
}
