/** Samples of student work that have a picture, each with what somebody said of where it comes from. */

import type { BodyFacts } from './body-facts.ts';
import { sameKey } from './same-key.ts';

interface Sample {
  /** what it is called: the beginning of its first cell, or its section */
  readonly label: string;
  /** which of the body's rows it is, from the beginning */
  readonly index: number;
  readonly pictures: readonly string[];
  /** null where nobody has said whose work it is */
  readonly source: string | null;
  /** what tells the question about it from others in its section */
  readonly about: string;
}

export function samplesOf({ pairs }: Pick<BodyFacts, 'pairs'>, sectionName: string): readonly Sample[] {
  const withPictures = pairs.filter(({ table, pictures }) => table === 'studentWork' && pictures.length > 0);
  return withPictures.map(({ cells, index, pictures, source }) => {
    const label = cells[0]?.slice(0, 60) || sectionName;
    // Another photo is another question, in the same row or in one of the same name.
    return { label, index, pictures, source, about: sameKey(['a picture of', label, ...pictures].join(' ')) };
  });
}
