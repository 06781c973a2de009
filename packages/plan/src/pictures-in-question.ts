/**
 * Who may see which picture of a plan. A photo of student work is in question until somebody has said whose work it shows: until
 * then it is for those who may edit the plan. So is one that stands nowhere any more: taking a picture out takes it from its readers.
 */

import type * as Y from 'yjs';
import type { InPlaceOf } from './body/html.ts';
import { dismissalKey } from './checks/check.ts';
import { picturesIn } from './kept-pictures.ts';
import { aboutPhoto, photosOfWork, whoseWork } from './photos-of-work.ts';
import { readDismissals, readMeta, type SectionView, standingSections } from './plan-document.ts';

export { photosOfWork, photosOfWorkIn, saysStudentWork, whoseWork, writeWhoseWork } from './photos-of-work.ts';

/** `plain` pictures nobody is asked about; the other two show student work. The more careful one comes later. */
const standings = ['plain', 'answered', 'inQuestion'] as const;
export type PictureStanding = (typeof standings)[number];

/**
 * Every picture that stands in a document, by its id. One that stands in several places is what the most careful of them says.
 * Only these `authors` can say of a picture in Review that it is no student's; without them it counts whoever said so.
 */
export function readPictures(doc: Y.Doc, authors?: readonly string[]): ReadonlyMap<string, PictureStanding> {
  const found = new Map<string, PictureStanding>();
  const note = (id: string, standing: PictureStanding) => {
    const before = found.get(id) ?? 'plain';
    found.set(id, standings.indexOf(standing) > standings.indexOf(before) ? standing : before);
  };
  if (readMeta(doc) === null) return found;
  for (const section of standingSections(doc)) {
    const pictures = section.body === null ? [] : picturesIn(section.body);
    for (const id of pictures) note(id, 'plain');
    if (pictures.length === 0) continue;
    for (const { picture } of photosOfWork(section)) {
      note(picture, isAnswered(section, picture, authors) ? 'answered' : 'inQuestion');
    }
  }
  return found;
}

/** Whether somebody has said of a photo whose work it shows, where it stands or in Review. */
export function isAnswered(section: SectionView, picture: string, authors?: readonly string[]): boolean {
  return whoseWork(section, picture) !== null || isPutAside(section, aboutPhoto(picture), authors);
}

/** Whether a picture is for those who may edit alone. */
export function isForEditors(pictures: ReadonlyMap<string, PictureStanding>, id: string): boolean {
  const standing = pictures.get(id);
  return standing === undefined || standing === 'inQuestion';
}

/** What stands in the place of a picture that is for those who may edit alone: as large as it is, where that is known. */
export function inPlaceOf(pictures: ReadonlyMap<string, PictureStanding>): InPlaceOf {
  return ({ picture, width, height }) =>
    isForEditors(pictures, String(picture)) ? withSentence(Number(width), Number(height)) : null;
}

export const pictureInQuestion =
  'A picture of student work. It can be seen here as soon as the authors have said whose work it shows.';

// A canvas has the proportions of a picture and shows nothing.
const withSentence = (width: number, height: number) =>
  `<figure class="picture"><div class="picture-withheld"><canvas width="${width}" height="${height}" aria-hidden="true"></canvas><p>${pictureInQuestion}</p></div></figure>`;

function isPutAside(section: SectionView, about: string, authors: readonly string[] | undefined): boolean {
  const said = readDismissals(section).get(dismissalKey({ code: 'student-identity-suspected', about }));
  return said !== undefined && (authors === undefined || authors.includes(said.by));
}
