/** Which pictures of a section are in question, of its facts. */

import { aboutPhoto } from '../photos-of-work.ts';
import { dismissalKey } from './check.ts';
import { nameIn, type SectionFacts } from './facts.ts';
import { samplesOf } from './student-work.ts';

/** The pictures of a section of which nobody has said whose work they show, neither where they stand nor in Review. */
export function picturesInQuestion(section: SectionFacts): ReadonlySet<string> {
  const { body, askedPhotos, dismissals } = section;
  const isOpen = (about: string) => !dismissals.has(dismissalKey({ code: 'student-identity-suspected', about }));
  const samples = samplesOf(body, nameIn(section)).filter(({ source }) => source === null);
  return new Set([
    ...samples.filter(({ about }) => isOpen(about)).flatMap(({ pictures }) => pictures),
    ...askedPhotos.map(({ picture }) => picture).filter((picture) => isOpen(aboutPhoto(picture))),
  ]);
}
