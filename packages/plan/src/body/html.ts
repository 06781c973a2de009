/**
 * A body as safe, static HTML: for a page that is too old to mount an editor on it, for a body with names of a later
 * version, for reading. Markup comes from the schema's own rendering; every word and every attribute is escaped, styles
 * are dropped, formulas stand as their source. Nodes and marks that this version does not know keep their words.
 */

import type { DOMOutputSpec, Mark, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { readFigure } from './figure.ts';
import { pairRowNote, pairTableHeads } from './pair-table.ts';
import { bodySchema } from './schema.ts';
import { markName } from './schema-version.ts';

const withoutEnd = new Set(['br', 'hr', 'img', 'input']);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What stands under the title of a figure, as HTML, from the text of its attribute. */
export type FigureHtml = (figure: unknown) => string;

/** What stands, as HTML, in the place of a picture that is not for whoever reads this; null for one that is. */
export type InPlaceOf = (picture: Readonly<Record<string, unknown>>) => string | null;

interface How {
  /** Without it figures stand by their title and their text alternative. */
  readonly drawn?: FigureHtml | undefined;
  /** The words that a comment is about bear its thread's name, as in an editor. */
  readonly withThreads?: boolean;
  readonly inPlaceOf?: InPlaceOf | undefined;
}

/** The HTML of a body. Without `drawn` its figures stand by their title and their text alternative. */
export function bodyHtml(body: Y.XmlFragment, drawn?: FigureHtml, inPlaceOf?: InPlaceOf): string {
  return bodyBlocks(body, { drawn, inPlaceOf }).join('');
}

/** The HTML of each of a body's blocks, for whoever draws again only those that changed. */
export function bodyBlocks(body: Y.XmlFragment, how: How): string[] {
  return body.toArray().map((child) => childHtml(child, how));
}

function childHtml(child: unknown, how: How): string {
  if (child instanceof Y.XmlText) return textHtml(child, how);
  if (!(child instanceof Y.XmlElement)) return '';
  const inner = child
    .toArray()
    .map((one) => childHtml(one, how))
    .join('');
  const type = bodySchema.nodes[child.nodeName];
  if (!type || type.isText) return `<div>${inner}</div>`;
  const node = type.create(child.getAttributes());
  const { drawn, inPlaceOf } = how;
  const instead = type.name === 'picture' && inPlaceOf ? inPlaceOf(node.attrs) : null;
  if (instead !== null) return instead;
  if (type.name === 'figure' && drawn) {
    const { figure } = node.attrs;
    const title = escapeHtml(readFigure(figure)?.title ?? '');
    return `<figure data-figure="${escapeHtml(String(figure))}"><figcaption>${title}</figcaption>${drawn(figure)}</figure>`;
  }
  const toDOM = type.spec.toDOM;
  return toDOM ? specHtml(toDOM(node), noted(node, inner)) : inner;
}

/** What stands beside the cells of a pair table: the words above its columns, and what its rows' attributes say. */
function noted(node: Node, inner: string): string {
  if (node.type.name === 'pairTable') {
    const heads = pairTableHeads(node.attrs.kind);
    if (heads[0] !== '') return `<tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr>${inner}`;
  }
  const note = node.type.name === 'pairRow' ? pairRowNote(node.attrs) : '';
  return note === '' ? inner : `${inner}<td><small>${escapeHtml(note)}</small></td>`;
}

function textHtml(text: Y.XmlText, how: How): string {
  const runs: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return runs
    .map(({ insert, attributes }) => marksOf(attributes ?? {}, how).reduceRight(markHtml, escapeHtml(String(insert))))
    .join('');
}

function marksOf(formats: Readonly<Record<string, unknown>>, { withThreads }: How): Mark[] {
  return Object.entries(formats).flatMap(([format, attrs]) => {
    const type = bodySchema.marks[markName(format)];
    if (!type || (type.name === 'comment' && withThreads !== true)) return [];
    return type.create(typeof attrs === 'object' ? attrs : null);
  });
}

function markHtml(inner: string, mark: Mark): string {
  const toDOM = mark.type.spec.toDOM;
  return toDOM ? specHtml(toDOM(mark, true), inner) : inner;
}

/** One output specification of ProseMirror as HTML; `inner` takes the place of its hole. */
function specHtml(spec: DOMOutputSpec | 0, inner: string): string {
  if (spec === 0) return inner;
  if (typeof spec === 'string') return escapeHtml(spec);
  if (!Array.isArray(spec)) return inner;
  const [tag, second, ...rest]: readonly unknown[] = spec;
  const attrs = typeof second === 'object' && second !== null && !Array.isArray(second) ? second : null;
  const children = (attrs || second === undefined ? rest : [second, ...rest]) as (DOMOutputSpec | 0)[];
  const written = Object.entries(attrs ?? {})
    .filter(([name, value]) => value !== null && value !== undefined && name !== 'style')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
  if (withoutEnd.has(String(tag))) return `<${tag}${written}>`;
  return `<${tag}${written}>${children.map((child) => specHtml(child, inner)).join('')}</${tag}>`;
}
