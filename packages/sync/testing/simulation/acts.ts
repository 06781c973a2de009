/** What people do to the words in front of them. Each is one or a few transactions of their own, by chance but repeatable. */

import * as Y from 'yjs';
import type { Chance } from './chance.ts';
import type { Page } from './page.ts';

export type Act = 'type' | 'paste' | 'delete' | 'format' | 'paragraph' | 'field' | 'list' | 'undo' | 'redo' | 'point';

export function act(page: Page, what: Act, chance: Chance): void {
  const { doc, options, undo, provider } = page;
  const text = doc.getText('text');
  const body = doc.getXmlFragment('body');
  const one = (change: () => void) => doc.transact(change, page);
  switch (what) {
    case 'type':
      one(() => typeOn(page, chance));
      return;
    case 'paste':
      one(() => text.insert(chance.below(text.length + 1), options.ledger.fresh(chance.between(2, 40))));
      page.caret = null;
      return;
    case 'delete': {
      if (text.length === 0) return;
      const at = chance.below(text.length);
      const most = chance.happens(0.1) ? text.length : 6;
      one(() => text.delete(at, Math.min(text.length - at, 1 + chance.below(most))));
      return;
    }
    case 'format':
      if (text.length < 2) return;
      one(() => text.format(chance.below(text.length - 1), 1 + chance.below(3), { bold: chance.one([true, null]) }));
      return;
    case 'paragraph':
      one(() => writeInBody(page, body, chance));
      return;
    case 'field':
      one(() => doc.getMap('fields').set(`field ${chance.below(3)}`, options.ledger.fresh(1)));
      return;
    case 'list': {
      const list = doc.getArray('list');
      one(() => {
        if (list.length > 3 && chance.happens(0.5)) list.delete(chance.below(list.length), 1);
        else list.insert(chance.below(list.length + 1), [options.ledger.fresh(1)]);
      });
      return;
    }
    case 'undo':
      undo.undo();
      return;
    case 'redo':
      undo.redo();
      return;
    case 'point':
      provider.awareness.setLocalStateField('cursor', { at: chance.below(100) });
  }
}

/** One more letter behind the last one, or a new beginning elsewhere. */
function typeOn(page: Page, chance: Chance): void {
  const { doc, options } = page;
  const text = doc.getText('text');
  const letter = options.ledger.fresh(1);
  if (letter === '') return;
  const { caret } = page;
  const position = caret === null ? null : Y.createAbsolutePositionFromRelativePosition(caret.after, doc);
  const goesOn = position !== null && caret !== null && chance.happens(0.9);
  const at = goesOn ? position.index : chance.below(text.length + 1);
  const run = goesOn ? caret.run : [];
  if (!goesOn) options.ledger.runs.push(run);
  text.insert(at, letter);
  run.push(letter);
  // Bound to the letter on its left: what others put there comes behind it.
  page.caret = { after: Y.createRelativePositionFromTypeIndex(text, at + 1, -1), run };
}

function writeInBody(page: Page, body: Y.XmlFragment, chance: Chance): void {
  const paragraphs = body.length;
  const { ledger } = page.options;
  if (paragraphs === 0 || chance.happens(0.3)) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('align', chance.one(['left', 'right']));
    paragraph.insert(0, [new Y.XmlText(ledger.fresh(2))]);
    body.insert(chance.below(paragraphs + 1), [paragraph]);
    return;
  }
  const at = chance.below(paragraphs);
  if (paragraphs > 4 || chance.happens(0.15)) {
    body.delete(at, 1);
    return;
  }
  const words = (body.get(at) as Y.XmlElement).get(0);
  if (words instanceof Y.XmlText) words.insert(chance.below(words.length + 1), ledger.fresh(1));
}
