/** What the documents of a world hold, and what its servers can do with them. */

import * as Y from 'yjs';
import type { ContentNames, DocumentModule } from '../../src/document-module.ts';
import type { Json } from '../../src/names.ts';

export const names: ContentNames = {
  roots: { text: 'text', fields: 'map', list: 'array', body: 'xmlFragment' },
  nodes: ['paragraph'],
  marks: ['bold'],
  attributes: ['align'],
};

/** Nothing nests deeper in an honest document. */
export const TYPE_DEPTH_MAX = 6;

/** A document with all its roots, so that it can be read before anybody has written. */
export function newDocument(clientId?: number): Y.Doc {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getText('text');
  doc.getMap('fields');
  doc.getArray('list');
  doc.getXmlFragment('body');
  return doc;
}

/** A document that only ever holds what it is given: Yjs would tidy up formats by itself, which is writing. */
export function readerDocument(): Y.Doc {
  const doc = newDocument();
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}

export const documentModule: DocumentModule = {
  names,
  edits: {
    append(doc, args) {
      const text = doc.getText('text');
      text.insert(text.length, String(args));
      return text.length;
    },
    failHalfWay(doc) {
      doc.getText('text').insert(0, 'half an edit');
      throw new Error('the edit thought better of it');
    },
  },
  derivations: { words: (doc) => doc.getText('text').toString() as Json },
  check: (doc) => (doc.getMap('fields').has('forbidden') ? 'a forbidden field' : null),
};
