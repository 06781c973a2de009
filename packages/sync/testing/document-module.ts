/** An application's document module, as the engine's own tests need one. */

import type * as Y from 'yjs';
import type { DocumentModule } from '../src/document-module.ts';
import type { Json } from '../src/names.ts';

const words = (args: Json) => String(args);

const documentModule: DocumentModule = {
  edits: {
    append(doc, args) {
      const text = doc.getText('text');
      text.insert(text.length, words(args));
      return text.length;
    },
    nothing: () => 'nothing to do',
    failHalfWay(doc) {
      doc.getText('text').insert(0, 'half an edit');
      throw new Error('the edit thought better of it');
    },
    takesForEver() {
      for (;;);
    },
    endsTheThread: () => process.exit(1),
    addForbidden(doc) {
      doc.getMap('fields').set('forbidden', true);
      return null;
    },
  },
  derivations: {
    words: (doc) => doc.getText('text').toString(),
    fields: (doc) => doc.getMap('fields').toJSON() as Json,
  },
  check: (doc: Y.Doc) => (doc.getMap('fields').has('forbidden') ? 'a forbidden field' : null),
};

export default documentModule;
