/**
 * Is this the document of a plan? The deeper of the two checks, made on the living document after an update was let in.
 *
 * It refuses what no honest page can write: other roots, a wrong shape, nesting without end, a child that its parent
 * never may have, an address that runs a script. It does not refuse what two honest edits can leave behind (an
 * empty list), nor names of a later version, which are kept as they are.
 */

import { planKinds } from '@tangram/domain';
import * as Y from 'yjs';
import { isSafeHref } from './body/link.ts';
import { bodySchema } from './body/schema.ts';
import { markName } from './body/schema-version.ts';
import { isOrderKey } from './order.ts';
import { documentRoots, sectionsRoot } from './plan-document.ts';

/** What an honest page stays well below. Characters, and levels of nesting. */
const bounds = { text: 1_000, value: 16_384, depth: 64, jsonDepth: 32 };

/** What is wrong with this document, in a few words; null when nothing is. */
export function checkPlan(doc: Y.Doc): string | null {
  for (const name of doc.share.keys()) {
    if (!Object.hasOwn(documentRoots, name)) return `a root named ${name.slice(0, 40)}`;
  }
  const meta = doc.getMap('meta');
  const sections = sectionsRoot(doc);
  if (meta._start || sections._start) return 'a list where a map belongs';
  for (const [name, value] of meta) if (!isPlain(value)) return `meta ${name.slice(0, 40)} is not a plain value`;
  const kind = meta.get('kind');
  if (kind !== undefined && !planKinds.some((known) => known === kind)) return 'a kind of plan that does not exist';
  for (const [id, section] of sections) {
    const wrong = checkSection(section);
    if (wrong) return `section ${id.slice(0, 40)}: ${wrong}`;
  }
  return null;
}

function checkSection(section: unknown): string | null {
  if (!(section instanceof Y.Map)) return 'not a section';
  const { kind, order, fields, title, body, removed, ...others } = Object.fromEntries(section.entries());
  if (typeof kind !== 'string' || kind.length > bounds.text) return 'no kind';
  if (!isOrderKey(order)) return 'no order';
  if (!(fields instanceof Y.Map)) return 'no fields';
  if (title !== undefined && (title?.constructor !== Y.Text || title.length > bounds.text)) return 'not a title';
  if (body !== undefined && body?.constructor !== Y.XmlFragment) return 'not a body';
  if (removed !== undefined && !isPlain(removed)) return 'not a removal';
  for (const other of Object.values(others)) if (!isKept(other, 0)) return 'nested too deep or too long';
  for (const [name, value] of fields) {
    if (!isPlain(value) && !isList(value)) return `field ${name.slice(0, 40)} is neither a value nor a list`;
  }
  return body ? checkChildren(body, 'doc', 0) : null;
}

function isList(list: unknown): boolean {
  if (!(list instanceof Y.Map)) return false;
  for (const row of list.values()) {
    if (!(row instanceof Y.Map) || !isOrderKey(row.get('order'))) return false;
    for (const column of row.values()) if (!isPlain(column)) return false;
  }
  return true;
}

/** A value that is plain JSON, not too deep and not too long. */
function isPlain(value: unknown): boolean {
  const deep = (part: unknown, depth: number): boolean => {
    if (part === null || typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return true;
    if (typeof part !== 'object' || part instanceof Y.AbstractType || part instanceof Uint8Array) return false;
    return depth < bounds.jsonDepth && Object.values(part).every((inner) => deep(inner, depth + 1));
  };
  return deep(value, 0) && (JSON.stringify(value)?.length ?? 0) <= bounds.value;
}

/** Something of a later version, which we keep: any value or type, as long as it can be read and removed again. */
function isKept(value: unknown, depth: number): boolean {
  if (!(value instanceof Y.AbstractType)) return isPlain(value);
  if (depth >= bounds.depth) return false;
  if (value instanceof Y.Map) return [...value.values()].every((inner) => isKept(inner, depth + 1));
  if (value instanceof Y.Array || value instanceof Y.XmlFragment) {
    return value.toArray().every((inner) => isKept(inner, depth + 1));
  }
  return true;
}

/** The names of the children that a node may have, whatever their number and order. */
const mayHold = new Map(
  Object.values(bodySchema.nodes).map((type) => {
    const names = new Set<string>();
    const seen = new Set([type.contentMatch]);
    for (const match of seen) {
      for (let i = 0; i < match.edgeCount; i++) {
        names.add(match.edge(i).type.name);
        seen.add(match.edge(i).next);
      }
    }
    return [type.name, names] as const;
  }),
);

function checkChildren(parent: Y.XmlFragment, parentName: string, depth: number): string | null {
  if (depth > bounds.depth) return 'nested too deep';
  const allowed = mayHold.get(parentName);
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (allowed && !allowed.has('text')) return `text directly in ${parentName}`;
      const wrong = checkText(child);
      if (wrong) return wrong;
    } else if (child instanceof Y.XmlElement) {
      const name = child.nodeName;
      // Not text, which is no element, and not the document itself.
      if (name === 'text' || name === 'doc') return `${name} as an element`;
      if (mayHold.has(name) && allowed && !allowed.has(name)) return `${name} in ${parentName}`;
      const wrong = checkAttributes(child) ?? checkChildren(child, name, depth + 1);
      if (wrong) return wrong;
    } else {
      return 'neither text nor element';
    }
  }
  return null;
}

function checkAttributes(element: Y.XmlElement): string | null {
  const known = bodySchema.nodes[element.nodeName]?.spec.attrs ?? {};
  for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) {
    if (!isPlain(value)) return `${element.nodeName}.${name} is not a plain value`;
    const validate = Object.hasOwn(known, name) ? known[name]?.validate : undefined;
    try {
      if (typeof validate === 'function') validate(value);
      else if (validate && !validate.split('|').includes(value === null ? 'null' : typeof value))
        throw new RangeError();
    } catch {
      return `${element.nodeName}.${name} has a value that it cannot have`;
    }
  }
  return null;
}

function checkText(text: Y.XmlText): string | null {
  const runs: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  for (const { insert, attributes } of runs) {
    if (typeof insert !== 'string') return 'an object in a text';
    for (const [format, value] of Object.entries(attributes ?? {})) {
      if (!isPlain(value)) return `${markName(format)} is not a plain value`;
      if (markName(format) === 'link' && !isSafeHref((value as { href?: unknown } | null)?.href))
        return 'an unsafe link';
    }
  }
  return null;
}
