/**
 * The names a document may hold, ready to be asked. Each check throws RefusedContent.
 */

import type { ContentNames, RootKind } from './document-module.ts';
import { RefusedContent } from './refusal.ts';

const CONTENT_DELETED = 1;
const CONTENT_TYPE = 7;

export class NameIndex {
  readonly #roots: ReadonlyMap<string, RootKind>;
  readonly #nodes: ReadonlySet<string>;
  readonly #marks: ReadonlySet<string>;
  readonly #attributes: ReadonlySet<string>;

  constructor(names: ContentNames) {
    this.#roots = new Map(Object.entries(names.roots));
    this.#nodes = new Set(names.nodes);
    this.#marks = new Set(names.marks.map(baseName));
    this.#attributes = new Set(names.attributes);
  }

  checkRoot(root: string, hasKey: boolean, content: number): void {
    const kind = this.#roots.get(root);
    if (kind === undefined || (kind === 'map') !== hasKey) throw new RefusedContent('invalid-content');
    if (kind === 'xmlFragment' && content !== CONTENT_TYPE && content !== CONTENT_DELETED) {
      throw new RefusedContent('invalid-content');
    }
  }

  checkNode(node: string, isHook: boolean): void {
    if (isHook || !this.#nodes.has(node)) throw new RefusedContent('invalid-content');
  }

  checkMark(mark: string): void {
    if (!this.#marks.has(baseName(mark))) throw new RefusedContent('invalid-content');
  }

  checkAttribute(attribute: string): void {
    if (!this.#attributes.has(attribute)) throw new RefusedContent('invalid-content');
  }
}

/** A mark that may overlap itself is stored with a hash behind it: two comments on the same words are two formats. */
const hashed = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

function baseName(mark: string): string {
  return hashed.exec(mark)?.[1] ?? mark;
}
