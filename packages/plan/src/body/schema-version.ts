/**
 * Which version of the schema this is, and the names it knows. A page must not mount an editor on a body with other
 * names, because the binding deletes for everybody what its schema cannot build; it shows such a body locked.
 */

import * as Y from 'yjs';
import { bodySchema } from './schema.ts';

/** Raised whenever a node, a mark or an attribute of either is added, renamed or removed. */
export const SCHEMA_VERSION = 3;

const attributeNames = (types: readonly { spec: { attrs?: object | null } }[]) =>
  types.flatMap((type) => Object.keys(type.spec.attrs ?? {}));
const nodeTypes = Object.values(bodySchema.nodes);

/** The names of nodes, of marks, and of attributes of nodes, that this version writes. */
export const bodyNames = {
  // The document itself is the fragment, and text is not an element.
  nodes: nodeTypes.map(({ name }) => name).filter((name) => name !== 'doc' && name !== 'text'),
  marks: Object.keys(bodySchema.marks),
  attributes: [...new Set(attributeNames(nodeTypes))],
} as const;

/** The mark that a format in the shared text stands for: an overlapping mark carries a hash behind its name. */
export function markName(format: string): string {
  return format.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}

/** The names in a body that this version does not know, each once; empty when an editor may mount on it. */
export function unknownNames(body: Y.XmlFragment): readonly string[] {
  const unknown = new Set<string>();
  const visit = (type: unknown) => {
    if (type instanceof Y.XmlText) {
      for (const { attributes } of type.toDelta() as { attributes?: object }[]) {
        for (const format of Object.keys(attributes ?? {})) {
          if (!Object.hasOwn(bodySchema.marks, markName(format))) unknown.add(markName(format));
        }
      }
    } else if (type instanceof Y.XmlElement) {
      const known = bodySchema.nodes[type.nodeName];
      if (!known || !bodyNames.nodes.includes(type.nodeName)) unknown.add(type.nodeName);
      for (const name of Object.keys(type.getAttributes())) {
        if (known && !Object.hasOwn(known.spec.attrs ?? {}, name)) unknown.add(`${type.nodeName}.${name}`);
      }
      for (const child of type.toArray()) visit(child);
    } else {
      unknown.add('(unreadable)');
    }
  };
  for (const child of body.toArray()) visit(child);
  return [...unknown];
}
