/**
 * What we are measured beside: one TipTap editor on one shared fragment, with the binding's own undo and cursors, formulas by
 * KaTeX, figures by our drawings, and a copy on this device. No page stands around it: no outline, no threads, no checks, no fields.
 */
import { picture } from '@tangram/math-figures';
import { bodyExtensions, readFigure } from '@tangram/plan/body';
import { Editor, Extension, Node, type NodeViewRenderer } from '@tiptap/core';
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const { server = '', document: name = '' } = Object.fromEntries(new URLSearchParams(location.search));
const doc = new Y.Doc();
const fragment = doc.getXmlFragment('body');
const copy = new IndexeddbPersistence(name, doc);
const provider = new WebsocketProvider(server, name, doc, { disableBc: true });

const formulaView =
  (displayMode: boolean): NodeViewRenderer =>
  ({ node }) => {
    const dom = document.createElement(displayMode ? 'div' : 'span');
    katex.render(String(node.attrs.latex), dom, { displayMode, throwOnError: false });
    return { dom };
  };

const figureView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('figure');
  const drawn = picture(readFigure(node.attrs.figure));
  dom.innerHTML = drawn.kind === 'drawn' ? drawn.svg : '';
  return { dom };
};

const views: Readonly<Record<string, NodeViewRenderer>> = {
  formula: formulaView(false),
  formulaBlock: formulaView(true),
  figure: figureView,
};

const together = Extension.create({
  name: 'together',
  addProseMirrorPlugins: () => [ySyncPlugin(fragment), yCursorPlugin(provider.awareness), yUndoPlugin()],
});

/** As soon as this device or the server has given the words. */
function show(): void {
  if (fragment.length === 0 || document.querySelector('.ProseMirror') !== null) return;
  new Editor({
    element: document.getElementById('page'),
    extensions: [
      ...bodyExtensions.map((extension) => {
        const view = views[extension.name];
        return view && extension instanceof Node ? extension.extend({ addNodeView: () => view }) : extension;
      }),
      together,
    ],
  });
}

provider.awareness.setLocalStateField('user', { name: 'Me', color: '#2b5f8a' });
void copy.whenSynced.then(show);
provider.on('sync', show);
