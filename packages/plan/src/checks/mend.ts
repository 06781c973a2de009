/** Carries out what a check offers to mend. Where something it was about is gone by now, that part is left out. */

import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import { findSection } from '../plan-document.ts';
import { addRow, removeRow, setField, setRowColumn } from '../section-fields.ts';
import type { Change, Fix } from './check.ts';
import { takeOut } from './take-out.ts';

export interface MendTools {
  readonly docs: readonly Y.Doc[];
  readonly makeId: () => string;
  /** Makes a section, as the page makes any other. */
  readonly addSection: (made: Extract<Change, { kind: 'addSection' }>) => void;
  readonly origin: unknown;
}

/** One transaction in each document that it changes. */
export function mend(fix: Fix, tools: MendTools): void {
  const docOf = (section: SectionId) => tools.docs.find((doc) => findSection(doc, section) !== null);
  const inDocs = (docs: readonly Y.Doc[], act: () => void): void => {
    const [first, ...others] = docs;
    if (first === undefined) act();
    else first.transact(() => inDocs(others, act), tools.origin);
  };
  // A section is made in a transaction of its own: undoing its arrival must not take apart what is written in it.
  for (const change of fix.changes) if (change.kind === 'addSection') tools.addSection(change);
  const others = fix.changes.filter((change) => change.kind !== 'addSection');
  inDocs([...new Set(others.flatMap(({ section }) => docOf(section) ?? []))], () => {
    for (const change of others) {
      const doc = docOf(change.section);
      if (doc !== undefined) carryOut(doc, change, tools);
    }
  });
}

function carryOut(doc: Y.Doc, change: Exclude<Change, { kind: 'addSection' }>, { makeId, origin }: MendTools): void {
  const { section } = change;
  switch (change.kind) {
    case 'set':
      setField(doc, section, change.field, change.value, origin);
      break;
    case 'addRow':
      addRow(doc, section, change.list, { id: makeId(), columns: change.columns }, origin);
      break;
    case 'removeRow':
      removeRow(doc, section, change.list, change.row, origin);
      break;
    case 'setRow':
      setRowColumn(doc, section, change.list, change.row, change.column, change.value, origin);
      break;
    case 'takeOut':
      takeOut(doc, change, origin);
      break;
    case 'addSegment':
      addSegment(doc, change);
      break;
    case 'setSegment':
      setSegment(doc, change);
      break;
    case 'clearPair':
      clearPair(doc, change);
      break;
    case 'setFigure':
      setFigure(doc, change);
  }
}

function addSegment(doc: Y.Doc, { section, phase, minutes, behind }: Extract<Change, { kind: 'addSegment' }>): void {
  const body = findSection(doc, section)?.body;
  if (!body) return;
  const blocks = body.toArray();
  const isBehind = (block: unknown) =>
    block instanceof Y.XmlElement && block.nodeName === 'lessonSegment' && block.getAttribute('phase') === behind;
  const at = blocks.findLastIndex(isBehind) + 1;
  const segment = new Y.XmlElement('lessonSegment');
  segment.setAttribute('phase', phase);
  // The type of an element's attributes speaks of texts alone; the binding writes numbers as numbers.
  segment.setAttribute('minutes', minutes as unknown as string);
  segment.insert(0, [new Y.XmlElement('paragraph')]);
  body.insert(at === 0 ? blocks.length : at, [segment]);
}

function setSegment(doc: Y.Doc, { section, phase, minutes, next }: Extract<Change, { kind: 'setSegment' }>): void {
  for (const block of findSection(doc, section)?.body?.toArray() ?? []) {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'lessonSegment') continue;
    const attrs: Readonly<Record<string, unknown>> = block.getAttributes();
    if (attrs.phase !== phase || attrs.minutes !== minutes) continue;
    block.setAttribute('minutes', next as unknown as string);
    return;
  }
}

function clearPair(doc: Y.Doc, { section, index, attribute, old }: Extract<Change, { kind: 'clearPair' }>): void {
  const body = findSection(doc, section)?.body;
  const row = body && elementsIn(body).filter(({ nodeName }) => nodeName === 'pairRow')[index];
  const said: Readonly<Record<string, unknown>> = row?.getAttributes() ?? {};
  if (said[attribute] === old) row?.removeAttribute(attribute);
}

/** All elements of a body, in its order. */
function elementsIn(parent: Y.XmlFragment): Y.XmlElement[] {
  const children = parent.toArray().filter((child) => child instanceof Y.XmlElement);
  return children.flatMap((child) => [child, ...elementsIn(child)]);
}

function setFigure(doc: Y.Doc, { section, old, next }: Extract<Change, { kind: 'setFigure' }>): void {
  const visit = (parent: Y.XmlFragment): boolean =>
    parent.toArray().some((child) => {
      if (!(child instanceof Y.XmlElement)) return false;
      if (child.nodeName !== 'figure' || child.getAttribute('figure') !== old) return visit(child);
      child.setAttribute('figure', next);
      return true;
    });
  const body = findSection(doc, section)?.body;
  if (body) visit(body);
}
