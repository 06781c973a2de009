/**
 * Student work outside of the samples of a table: what students showed, the evidence that a group was formed from, what stands under a
 * heading that says “Student work”. Of each photo there somebody says by itself whose work it shows; the answer stands beside the fields of
 * its section, so that a page of any version keeps it.
 */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import type { LabelledPartName } from './body/labelled-part.ts';
import { studentWorkSources } from './body/pair-table.ts';
import { sameKey } from './checks/same-key.ts';
import { type SectionView, sectionsRoot } from './plan-document.ts';

const workParts: readonly unknown[] = ['whatStudentsShowed', 'formedFrom', 'shows'] satisfies LabelledPartName[];

// “Student work time” is a part of a lesson.
const saysWork =
  /\b(?:students?|students?['’]s?)\s+(?:work|works|drawings?|solutions?|samples?)\b(?!\s+(?:time|block|period|day|minutes))|\bwork samples?\b|\bsamples? of (?:students?['’]?s? |their )?works?\b|\bwhat (?:the )?students (?:did|showed|wrote|drew|made)\b/i;

/** A photo of a section that shows student work outside of the samples of a table. */
export interface WorkPhoto {
  readonly picture: string;
  /** which of the body's pictures it is, from the beginning: where it stands first */
  readonly index: number;
}

/** The photos of a section that show student work outside of the samples of a table, each once. */
export function photosOfWork({ kind, title, body }: SectionView): readonly WorkPhoto[] {
  if (body === null) return [];
  const found = new Map<string, WorkPhoto>();
  let index = -1;
  const look = (parent: Y.XmlFragment, within: boolean, inSample = false) => {
    let isWork = within;
    for (const block of parent.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue;
      if (block.nodeName === 'heading') isWork = within || saysWork.test(wordsOf(block));
      else if (block.nodeName === 'picture') {
        index += 1;
        const picture = String(block.getAttribute('picture'));
        if (isWork && !inSample && !found.has(picture)) found.set(picture, { picture, index });
      } else if (block.nodeName === 'labelledPart')
        look(block, isWork || workParts.includes(block.getAttribute('name')), inSample);
      else {
        // Its samples are asked about row by row.
        const isSamples = block.nodeName === 'pairTable' && block.getAttribute('kind') === 'studentWork';
        look(block, isWork, inSample || isSamples);
      }
    }
  };
  look(body, kind === 'studentWork' || saysWork.test(title?.toString() ?? ''));
  return [...found.values()];
}

/** What tells the question about a photo from others in its section. */
export const aboutPhoto = (picture: string): string => sameKey(`the picture ${picture}`);

/** The name of the answer about a picture in its section's map. */
export const whoseWorkName = (picture: string): string => `whose:${picture}`;

/** What somebody has said of a photo outside of the samples: where its work comes from; null while nobody has. */
export function whoseWork(section: SectionView, picture: string): string | null {
  const map = section.fields.parent;
  const said = map instanceof Y.Map ? map.get(whoseWorkName(picture)) : null;
  return studentWorkSources.some(({ value }) => value === said) ? String(said) : null;
}

/** Says it; null takes it back. */
export function writeWhoseWork(
  doc: Y.Doc,
  section: SectionId,
  picture: string,
  source: string | null,
  origin: unknown,
): void {
  const map = sectionsRoot(doc).get(section);
  if (!(map instanceof Y.Map)) return;
  const name = whoseWorkName(picture);
  doc.transact(() => (source === null ? map.delete(name) : map.set(name, source)), origin);
}

function wordsOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => {
      if (!(child instanceof Y.XmlText)) return '';
      const runs: { insert: unknown }[] = child.toDelta();
      return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
    })
    .join('');
}
