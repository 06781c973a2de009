/**
 * A picture in the text: from the server, or from this device while it is on its way. Who may write is asked once for its words, and
 * changes them by the button below it. While nobody has said whose work it shows, that is asked in their place, and whoever only reads
 * finds a sentence in the place of the picture.
 */
import { pictureAddress } from '@tangram/plan/body';
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { onceConnected } from '../../ui/connected-again.ts';
import { pictureWords } from '../../words/pictures.ts';
import { sayMissing } from '../pictures/missing-pictures.ts';
import type { PlanPictures } from '../pictures/plan-pictures.ts';
import { elementsOf } from '../plain-html.ts';

interface PictureWriter {
  readonly isEditor: boolean;
  readonly describe: (at: number) => void;
  readonly sayWhose: (at: number) => void;
}

export function pictureView(pictures: PlanPictures, writer: PictureWriter): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom = document.createElement('figure');
    dom.className = 'picture';
    let now = node;
    const button = (text: string, run: (at: number) => void, plain = false) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.className = plain ? 'picture-tool' : 'picture-tool picture-ask';
      made.textContent = text;
      made.addEventListener('click', () => {
        const at = getPos();
        if (at !== undefined) run(at);
      });
      return made;
    };
    const shows = pictureOf(pictures, () => draw());
    const draw = () => {
      const instead = writer.isEditor ? null : pictures.inPlaceOf(now.attrs);
      if (instead !== null) {
        dom.replaceChildren(...(elementsOf(instead)[0]?.childNodes ?? []));
        return;
      }
      const parts: Node[] = [shows(now)];
      const state = pictures.state(now.attrs.picture);
      if (state?.kind === 'waiting') parts.push(line(pictureWords.waiting));
      if (state?.kind === 'sending') parts.push(line(pictureWords.sending));
      if (state?.kind === 'refused') {
        parts.push(line(state.address === null ? state.why : pictureWords.refused(state.why)));
        parts.push(
          button(pictureWords.remove, (at) => editor.view.dispatch(editor.state.tr.delete(at, at + now.nodeSize))),
        );
      } else if (editor.isEditable) {
        const at = getPos();
        const question = at === undefined ? null : pictures.asked(editor, at);
        const isDescribed = now.attrs.alt !== null;
        // Its words would be in the document that its readers have.
        if (question) parts.push(line(question.says), button(question.answer, writer.sayWhose));
        else {
          if (!isDescribed && pictures.waitingWords.of(now.attrs.picture) !== null)
            parts.push(line(pictureWords.wordsWait));
          parts.push(button(isDescribed ? pictureWords.change : pictureWords.describe, writer.describe, isDescribed));
        }
      }
      dom.replaceChildren(...parts);
    };
    draw();
    const unsubscribe = pictures.onChange(draw);
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        if (!next.hasMarkup(now.type, now.attrs)) {
          now = next;
          draw();
        }
        return true;
      },
      destroy: unsubscribe,
      ignoreMutation: (mutation) => mutation.type !== 'selection',
      stopEvent: (event) => event.target instanceof Element && event.target.closest('button') !== null,
    };
  };
}

/** Shows a picture in one and the same element, so that it neither goes nor blinks when the server has it. */
function pictureOf(pictures: PlanPictures, again: () => void): (node: TextNode) => Node {
  let image: HTMLImageElement | null = null;
  return ({ attrs }) => {
    const state = pictures.state(attrs.picture);
    const hasSize = typeof attrs.width === 'number' && typeof attrs.height === 'number';
    const src = state?.address ?? (typeof attrs.width === 'number' ? pictureAddress(attrs.picture) : null);
    if (src === null) {
      image = null;
      return line(attrs.alt || pictureWords.onItsWay);
    }
    image ??= newImage();
    if (image.getAttribute('src') !== src) image.src = src;
    image.alt = attrs.alt ?? '';
    if (hasSize) [image.width, image.height] = [attrs.width, attrs.height];
    return image;
  };

  function newImage(): HTMLImageElement {
    const made = document.createElement('img');
    made.draggable = false;
    made.addEventListener('error', () => {
      if (image === made) image = null;
      void sayMissing(made);
      onceConnected(again);
    });
    return made;
  }
}

function line(text: string): HTMLElement {
  const made = document.createElement('p');
  made.className = 'quiet';
  made.textContent = text;
  return made;
}
