/** What a page does with whole sections: add, duplicate, move, remove, bring back. Each is one step of undo. */
import { instant, personId, type SectionId, sectionId } from '@tangram/domain';
import {
  addSection,
  bringBackSection,
  duplicateSection,
  moveSection,
  type NewSection,
  newSection,
  removeSection,
  type SectionKind,
} from '@tangram/plan';
import type * as Y from 'yjs';
import { newId } from '../new-id.ts';
import type { Drop } from './drag-section.ts';
import type { PlacedSection } from './sections.ts';
import { ownChange, ownMaking } from './workbench.ts';

/**
 * Makes a section behind another one and returns its id. It is made as one that was removed and then brought back, so that
 * undoing its arrival removes it again and never deletes what a colleague wrote in it by then.
 */
export function makeSection(
  doc: Y.Doc,
  kind: SectionKind,
  after: SectionId | null,
  by: string,
  given: Pick<NewSection, 'title' | 'values' | 'lists'> = {},
): SectionId {
  const id = sectionId(newId());
  arrive(doc, id, by, () => addSection(doc, newSection(kind, { ...given, id, after }), ownMaking));
  return id;
}

/** Puts a copy of a section behind it and returns its id; it arrives as a new one does. */
export function duplicate({ doc, id }: PlacedSection, by: string): SectionId {
  const copy = sectionId(newId());
  arrive(doc, copy, by, () => duplicateSection(doc, id, { id: copy, rowId: newId }, ownMaking));
  return copy;
}

function arrive(doc: Y.Doc, id: SectionId, by: string, make: () => void): void {
  doc.transact(() => {
    make();
    removeSection(doc, id, { at: instant(Date.now()), by: personId(by) }, ownMaking);
  }, ownMaking);
  bringBackSection(doc, id, ownChange);
}

/** Moves a section past its neighbour in the same document. False at the edge, where nothing is done. */
export function moveBy(standing: readonly PlacedSection[], section: PlacedSection, direction: 'up' | 'down'): boolean {
  const own = standing.filter(({ doc, offered, id }) => doc === section.doc && (!offered || id === section.id));
  const at = own.findIndex(({ id }) => id === section.id);
  if (direction === 'up') {
    // The overview is the first page of every plan.
    if (at <= 0 || own[at - 1]?.kind === 'overview') return false;
    moveSection(section.doc, section.id, own[at - 2]?.id ?? null, ownChange);
    return true;
  }
  const next = own[at + 1];
  if (at < 0 || next === undefined || section.kind === 'overview') return false;
  moveSection(section.doc, section.id, next.id, ownChange);
  return true;
}

/** Moves a section beside another one of the same document. False where that is no place for it. */
export function moveBeside(
  standing: readonly PlacedSection[],
  section: PlacedSection,
  { beside, side }: Drop,
): boolean {
  const own = standing.filter(({ doc, id }) => doc === section.doc && id !== section.id);
  const at = own.findIndex(({ id }) => id === beside);
  const after = side === 'after' ? at : at - 1;
  if (at === -1 || section.kind === 'overview' || own[after + 1]?.kind === 'overview') return false;
  moveSection(section.doc, section.id, own[after]?.id ?? null, ownChange);
  return true;
}

export function takeAway(section: PlacedSection, by: string): void {
  removeSection(section.doc, section.id, { at: instant(Date.now()), by: personId(by) }, ownChange);
}

export function bringBack(section: Pick<PlacedSection, 'doc' | 'id'>): void {
  bringBackSection(section.doc, section.id, ownChange);
}
