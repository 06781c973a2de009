/** Which pictures of a section are in question, of its facts. */

import { aboutPhoto } from '../photos-of-work.ts';
import { dismissalKey } from './check.ts';
import type { SectionFacts } from './facts.ts';

/** The pictures of a section of which nobody has said whose work they show, neither where they stand nor in Review. */
export function picturesInQuestion({ askedPhotos, dismissals }: SectionFacts): ReadonlySet<string> {
  const isOpen = (picture: string) =>
    !dismissals.has(dismissalKey({ code: 'student-identity-suspected', about: aboutPhoto(picture) }));
  return new Set(askedPhotos.map(({ picture }) => picture).filter(isOpen));
}
