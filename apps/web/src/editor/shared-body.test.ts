/** What a later version wrote survives an editor that does not know it, also when it arrives while the editor is open. */
import { bodyExtensions } from '@tangram/plan/body';
import { getSchema } from '@tiptap/core';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sharedBody } from './shared-body.ts';

const schema = getSchema([...bodyExtensions]);

/** A body with one paragraph and an editor on it, as far as an editor goes without a browser. */
function openBody(mayWrite: boolean) {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment('body');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Ratios')]);
  body.insert(0, [paragraph]);
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

  test('writes for whoever may, and for nobody else', () => {
    for (const mayWrite of [true, false]) {
      const { body, view, destroy } = openBody(mayWrite);
      view.dispatch(view.state.tr.insertText('New: ', 1));
      expect(body.toString().includes('New: ')).toBe(mayWrite);
      destroy();
    }
  });
});
