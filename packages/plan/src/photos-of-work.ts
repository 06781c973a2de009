/**
 * Photos of student work: in the samples of a table, and where else such work is put: what students showed, the evidence that a group was
 * formed from, what stands under a heading that says “Student work”. Of each photo there somebody says by itself whose work it shows, so
 * that another one beside it is another question; the answer stands beside the fields of its section, so that a page of any version keeps it.
 */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import type { JSONContent } from './body/convert.ts';
import type { LabelledPartName } from './body/labelled-part.ts';
import { studentWorkSources } from './body/pair-table.ts';
import { sameKey } from './checks/same-key.ts';
import { type SectionView, sectionsRoot } from './plan-document.ts';

const workParts: readonly unknown[] = ['whatStudentsShowed', 'formedFrom', 'shows'] satisfies LabelledPartName[];

// “Student work time” is a part of a lesson.
const saysWork =
  /\b(?:students?|students?['’]s?)\s+(?:work|works|drawings?|solutions?|samples?)\b(?!\s+(?:time|block|period|day|minutes))|\bwork samples?\b|\bsamples? of (?:students?['’]?s? |their )?works?\b|\bwhat (?:the )?students (?:did|showed|wrote|drew|made)\b/i;

/** Whether a heading or the name of a section says that what stands below it is student work. */
export const saysStudentWork = (words: string): boolean => saysWork.test(words);

/** A photo of a section that shows student work. */
export interface WorkPhoto {
  readonly picture: string;
  /** which of the body's pictures it is, from the beginning: where it stands first */
  readonly index: number;
}

/** The photos of a section that show student work, each once. */
export function photosOfWork({ kind, title, body }: SectionView): readonly WorkPhoto[] {
  return body === null ? [] : photosIn(elementsOf(body), kind, title?.toString() ?? '');
}

/** The same of a text that the document does not have yet. */
export function photosOfWorkIn(text: JSONContent, { kind, title }: SectionView): readonly WorkPhoto[] {
  return photosIn(nodesOf(text), kind, title?.toString() ?? '');
}

/** A block of a text, wherever it is read from. */
interface Block {
  readonly name: string;
  readonly attribute: (name: string) => unknown;
  readonly words: () => string;
  readonly blocks: () => readonly Block[];
}

function photosIn(text: readonly Block[], kind: string, title: string): readonly WorkPhoto[] {
  const found = new Map<string, WorkPhoto>();
  let index = -1;
  const look = (blocks: readonly Block[], within: boolean) => {
    let isWork = within;
    for (const block of blocks) {
      if (block.name === 'heading') isWork = within || saysStudentWork(block.words());
      else if (block.name === 'picture') {
        index += 1;
        const picture = String(block.attribute('picture'));
        if (isWork && !found.has(picture)) found.set(picture, { picture, index });
      } else look(block.blocks(), isWork || isForWork(block));
    }
  };
  look(text, kind === 'studentWork' || saysStudentWork(title));
  return [...found.values()];
}

function isForWork({ name, attribute }: Block): boolean {
  if (name === 'pairTable') return attribute('kind') === 'studentWork';
  return name === 'labelledPart' && workParts.includes(attribute('name'));
}

const elementsOf = (parent: Y.XmlFragment): readonly Block[] =>
  parent.toArray().flatMap((child): readonly Block[] => {
    if (!(child instanceof Y.XmlElement)) return [];
    return [
      {
        name: child.nodeName,
        attribute: (name) => child.getAttribute(name),
        words: () => wordsOf(child),
        blocks: () => elementsOf(child),
      },
    ];
  });

const nodesOf = ({ content = [] }: JSONContent): readonly Block[] =>
  content.map((node) => ({
    name: node.type ?? '',
    attribute: (name) => node.attrs?.[name],
    words: () => (node.content ?? []).map(({ text = '' }) => text).join(''),
    blocks: () => nodesOf(node),
  }));

/** What tells the question about a photo from others in its section. */
export const aboutPhoto = (picture: string): string => sameKey(`the picture ${picture}`);

/** The name of the answer about a picture in its section's map. */
export const whoseWorkName = (picture: string): string => `whose:${picture}`;

/** What somebody has said of a photo: where its work comes from; null while nobody has. */
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
