/** What a later version wrote survives an editor that does not know it, also when it arrives while the editor is open. */
import {
  bodyExtensions,
  body as bodyOf,
  bullets,
  paragraph,
  part,
  segment,
  table,
  writeBody,
} from '@tangram/plan/body';
import { getSchema } from '@tiptap/core';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sharedBody } from './shared-body.ts';

const schema = getSchema([...bodyExtensions]);

/** A body, by itself of one paragraph, and an editor on it, as far as an editor goes without a browser. */
function openBody(mayWrite: boolean, written = bodyOf(paragraph('Ratios'))) {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('body');
  writeBody(body, written);
  const seen = { unknown: 0 };
  const { config } = sharedBody(body, mayWrite, () => {
    seen.unknown += 1;
  });
  const editor = { schema, options: {} };
  config.onBeforeCreate?.call({ editor } as never, {} as never);
  const plugins: readonly Plugin[] = config.addProseMirrorPlugins?.call({} as never) ?? [];
  const [plugin] = plugins;
  if (!plugin) throw new Error('no plugin');
  const start = initProseMirrorDoc(body, schema).doc;
  let state = EditorState.create({ schema, doc: start, plugins: [plugin] });
  const view = {
    get state() {
      return state;
    },
    dispatch(transaction: EditorState['tr']) {
      const before = state;
      state = state.apply(transaction);
      live?.update?.(view as unknown as EditorView, before);
    },
    hasFocus: () => false,
  };
  let onArrival = () => {};
  body.observeDeep((_events, { local }) => {
    if (!local) onArrival();
  });
  const live = plugin.spec.view?.(view as unknown as EditorView);
  /** Does something when a colleague's words are in the text and not yet in the editor. */
  const whenArriving = (act: () => void) => {
    onArrival = act;
  };
  return { doc, body, view, seen, whenArriving, destroy: () => live?.destroy?.() };
}

const textsIn = (body: Y.XmlFragment) =>
  [...body.createTreeWalker((node) => node instanceof Y.XmlText)].filter((one) => one instanceof Y.XmlText);

/** Applies to a document what somebody else's page did to it. */
function fromElsewhere(doc: Y.Doc, change: (body: Y.XmlFragment) => void) {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  change(other.getXmlFragment('body'));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
}

describe('an editor on a shared body', () => {
  test.each([true, false])(
    'keeps a node of a later version that arrives while it is open (may write: %s)',
    (mayWrite) => {
      const { doc, body, view, seen, destroy } = openBody(mayWrite);
      fromElsewhere(doc, (other) => other.insert(0, [new Y.XmlElement('timeline')]));
      expect(seen.unknown).toBe(1);
      view.dispatch(view.state.tr.insertText('typed before the editor went ', 1));
      expect(body.toString()).toContain('timeline');
      expect(body.toString()).toContain('Ratios');
      destroy();
    },
  );

  test('keeps a mark of a later version and the words under it', () => {
    const { doc, body, seen, destroy } = openBody(true);
    fromElsewhere(doc, (other) => {
      const text = (other.get(0) as Y.XmlElement).get(0) as Y.XmlText;
      text.format(0, 6, { sparkle: { color: 'gold' } });
    });
    expect(seen.unknown).toBe(1);
    expect(body.toString()).toContain('sparkle');
    destroy();
  });

  test('goes on when a colleague writes what it knows', () => {
    const { doc, view, seen, destroy } = openBody(true);
    fromElsewhere(doc, (other) => ((other.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(6, ' and rates'));
    expect(seen.unknown).toBe(0);
    expect(view.state.doc.textContent).toBe('Ratios and rates');
    destroy();
  });

  test('a caret that moves while a colleague’s paragraph arrives takes nothing of it back', () => {
    const { doc, body, view, whenArriving, destroy } = openBody(true);
    view.dispatch(view.state.tr.insertText(' of three', 7));
    whenArriving(() => view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 3))));
    fromElsewhere(doc, (other) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('Rates')]);
      other.insert(1, [paragraph]);
    });
    expect(body.toString()).toBe('<paragraph>Ratios of three</paragraph><paragraph>Rates</paragraph>');
    expect(view.state.doc.textContent).toBe('Ratios of threeRates');
    destroy();
  });

  test('the caret stays behind its own letters when a colleague writes before it in the same paragraph, wherever that stands', () => {
    const words = 'Start with a tape d';
    const line = paragraph(words);
    for (const block of [
      line,
      bullets([words]),
      segment('launch', null, [line]),
      part('need', [line]),
      table([[words]]),
    ]) {
      const { doc, view, destroy } = openBody(true, bodyOf(block));
      const end = () => TextSelection.atEnd(view.state.doc).head;
      view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
      view.dispatch(view.state.tr.insertText('Then a d', end()));
      fromElsewhere(doc, (other) => textsIn(other).at(-1)?.insert(19, 'iagram. '));
      expect(view.state.doc.textContent).toBe('Start with a tape diagram. Then a d');
      expect(view.state.selection.head).toBe(end());
      destroy();
    }
  });

  test('the caret goes on where a colleague made its paragraph anew', () => {
    const { doc, view, destroy } = openBody(true, bodyOf(paragraph('Ratios'), paragraph('of three')));
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 12)));
    fromElsewhere(doc, (other) => {
      const made = other.get(1).clone();
      other.delete(1, 1);
      other.insert(0, [made as Y.XmlElement]);
    });
    expect(view.state.doc.textContent).toBe('of threeRatios');
    expect(view.state.selection.$head.parent.textContent).toBe('of three');
    expect(view.state.selection.$head.parentOffset).toBe(3);
    destroy();
  });

  test('writes for whoever may, and for nobody else', () => {
    for (const mayWrite of [true, false]) {
      const { body, view, destroy } = openBody(mayWrite);
      view.dispatch(view.state.tr.insertText('New: ', 1));
      expect(body.toString().includes('New: ')).toBe(mayWrite);
      destroy();
    }
  });
});
