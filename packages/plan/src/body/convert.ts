/** Bodies between their two forms: the shared `Y.XmlFragment` that people type in, and ProseMirror JSON. */

import type { JSONContent } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { bodySchema } from './schema.ts';

export type { JSONContent };

/** Fills an empty fragment of a document. Throws a RangeError on content that the schema does not know. */
export function writeBody(fragment: Y.XmlFragment, body: JSONContent): void {
  const node = Node.fromJSON(bodySchema, body);
  node.check();
  prosemirrorToYXmlFragment(node, fragment);
}

/** A body as ProseMirror JSON, names of later versions included. Changes nothing. */
export function readBody(fragment: Y.XmlFragment): JSONContent {
  return yXmlFragmentToProsemirrorJSON(fragment);
}
