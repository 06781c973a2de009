/**
 * The check that needs the document itself: how deep it nests, that every struct has a parent that can
 * hold it, that attributes and formats carry known names, and whatever the application adds.
 */

import * as Y from 'yjs';
import type { DocumentModule } from '../document-module.ts';
import type { NameIndex } from '../name-index.ts';
import { RefusedContent } from '../refusal.ts';
import type { Complaint } from './messages.ts';

export interface DeepCheck {
  readonly typeDepthMax: number;
  readonly names: NameIndex | null;
  readonly check: DocumentModule['check'] | undefined;
}

/** What is wrong with the document, or null. */
export function complaintAbout(doc: Y.Doc, { typeDepthMax, names, check }: DeepCheck): Complaint {
  const open: { readonly type: Y.AbstractType<unknown>; readonly depth: number }[] = [];
  for (const type of doc.share.values()) open.push({ type: type as Y.AbstractType<unknown>, depth: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type, depth } = next;
    if (depth > typeDepthMax) return `nested more than ${typeDepthMax} deep`;
    try {
      for (let item = type._start; item !== null; item = item.right) {
        if (item.deleted) continue;
        const { content } = item;
        if (content instanceof Y.ContentType) open.push({ type: content.type, depth: depth + 1 });
        if (names === null) continue;
        if (content instanceof Y.ContentFormat) names.checkMark(content.key);
        if (!canHold(type, content)) return `${nameOf(content)} inside ${type.constructor.name}`;
      }
      for (const [key, item] of type._map) {
        if (item.deleted) continue;
        if (item.content instanceof Y.ContentType) open.push({ type: item.content.type, depth: depth + 1 });
        if (names !== null && type instanceof Y.XmlElement) names.checkAttribute(key);
      }
    } catch (error) {
      if (error instanceof RefusedContent) return 'a name that is not known';
      throw error;
    }
  }
  return check?.(doc) ?? null;
}

function canHold(type: Y.AbstractType<unknown>, content: Y.Item['content']): boolean {
  if (type instanceof Y.XmlText || type instanceof Y.Text) return true;
  if (type instanceof Y.XmlFragment) {
    return (
      content instanceof Y.ContentType && (content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText)
    );
  }
  return !(type instanceof Y.Map);
}

function nameOf(content: Y.Item['content']): string {
  return content instanceof Y.ContentType ? content.type.constructor.name : content.constructor.name;
}

/** Gives every root the kind it is known to have, so that it can be walked. */
export function declareRoots(doc: Y.Doc, roots: Readonly<Record<string, string>>): void {
  for (const [name, kind] of Object.entries(roots)) {
    if (kind === 'map') doc.getMap(name);
    else if (kind === 'array') doc.getArray(name);
    else if (kind === 'text') doc.getText(name);
    else doc.getXmlFragment(name);
  }
}

/**
 * The marks and attributes that a document holds, whoever put them there. What a later version of the application
 * wrote is in the log with names that this one does not know: it is kept, and is nobody's offence.
 */
export function namesIn(doc: Y.Doc): { readonly marks: Set<string>; readonly attributes: Set<string> } {
  const marks = new Set<string>();
  const attributes = new Set<string>();
  const open = [...doc.share.values()] as Y.AbstractType<unknown>[];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentFormat) marks.add(item.content.key);
      if (item.content instanceof Y.ContentType) open.push(item.content.type);
    }
    for (const [key, item] of type._map) {
      if (type instanceof Y.XmlElement) attributes.add(key);
      if (item.content instanceof Y.ContentType) open.push(item.content.type);
    }
  }
  return { marks, attributes };
}
