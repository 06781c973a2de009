/**
 * What an application teaches the engine about its documents: a module that the document worker
 * imports, and the names the wire check may let through.
 */

import type * as Y from 'yjs';
import type { Json } from './names.ts';

/** The kinds of root type a document can have. */
export type RootKind = 'map' | 'array' | 'text' | 'xmlFragment';

/** The names a document may hold. An update with others is refused. */
export interface ContentNames {
  readonly roots: Readonly<Record<string, RootKind>>;
  /** names of elements */
  readonly nodes: readonly string[];
  /** names of formats, without the `--hash` that y-tiptap appends to a mark that may overlap */
  readonly marks: readonly string[];
  /** names of attributes of elements */
  readonly attributes: readonly string[];
}

/** The default export of the module that `documentModule` names. */
export interface DocumentModule {
  /** Run in one transaction as one more author in the room. May throw: then nothing is changed. */
  readonly edits: Readonly<Record<string, (doc: Y.Doc, args: Json) => Json>>;
  /** Must not change the document. */
  readonly derivations: Readonly<Record<string, (doc: Y.Doc, args: Json) => Json>>;
  readonly names?: ContentNames;
  /** What is wrong with this document, in a few words, or null. */
  readonly check?: (doc: Y.Doc) => string | null;
}
