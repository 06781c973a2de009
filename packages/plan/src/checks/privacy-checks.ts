/**
 * The one thing that stands in the way of sharing: words that may name a student, and a group so small that its numbers
 * describe persons. The server asks the same functions of its own copy of the document.
 */

import { aboutPhoto } from '../photos-of-work.ts';
import { GROUP_COUNT_MIN } from '../sections/group.ts';
import { type Check, dismissalKey, once, type Spot } from './check.ts';
import { nameIn, numberIn, type PlanFacts, type SectionFacts } from './facts.ts';
import { sameKey } from './same-key.ts';
import { spotInPictures, standsInText, takingOut } from './take-out.ts';

type Sections = Pick<PlanFacts, 'sections'>;

/** `minCell` is the smallest group whose numbers are shown beyond the authors. */
export function privacyChecks({ sections }: Sections, minCell: number): readonly Check[] {
  return sections.flatMap((section) => [
    ...identityChecks(section),
    ...workChecks(section),
    ...groupChecks(section, minCell),
  ]);
}

/** Those that stand in the way of sharing now: not confirmed as no student's by one of these people. */
export function sharingBlocks(facts: Sections, authors: readonly string[], minCell: number): readonly Check[] {
  const byId = new Map(facts.sections.map((section) => [section.id, section]));
  return once(privacyChecks(facts, minCell)).filter((check) => {
    if (check.level !== 'block') return false;
    if (check.code === 'group-too-small') return true;
    const confirmed = byId.get(check.where.section)?.dismissals.get(dismissalKey(check));
    return confirmed === undefined || !authors.includes(confirmed.by);
  });
}

function identityChecks(section: SectionFacts): Check[] {
  const seen = new Set<string>();
  return section.identifiers.flatMap(({ says, text }): Check[] => {
    const about = sameKey(text);
    if (seen.has(about)) return [];
    seen.add(about);
    return [
      {
        code: 'student-identity-suspected',
        level: 'block',
        message: `“${text}” in “${nameIn(section)}” looks like ${says}. Plans travel, so students stay unnamed in them. Take it out, or say that it is no student’s.`,
        where: { section: section.id, spot: spotOf(section, text) },
        about,
        ...takingOut(section, text),
      },
    ];
  });
}

/** The words themselves, or what they stand in where that has an editor of its own. */
function spotOf(section: SectionFacts, text: string): Spot {
  const words: Spot = { kind: 'words', text };
  return standsInText(section, text) ? words : (spotInPictures(section, text) ?? words);
}

const lookOnceMore =
  'Look at it once more: no name, no face, no school and no date, then say where it comes from. Until then only those who may edit see it.';

/** Photos of student work, of which nobody has said yet where they come from. */
function workChecks(section: SectionFacts): Check[] {
  return section.askedPhotos.map(({ picture, index }) => ({
    code: 'student-identity-suspected',
    level: 'block',
    about: aboutPhoto(picture),
    message: `${whichOf(section, index)} in “${nameIn(section)}” shows student work, and nobody has said yet whose it is. ${lookOnceMore}`,
    where: { section: section.id, spot: { kind: 'picture', index } },
  }));
}

/** Of several pictures, which: only so can one be told from another in a list. */
function whichOf({ body }: SectionFacts, index: number): string {
  return body.pictures.length === 1 ? 'The picture' : `Picture ${index + 1} of ${body.pictures.length}`;
}

function groupChecks(section: SectionFacts, minCell: number): Check[] {
  if (section.kind !== 'groupSize') return [];
  const count = numberIn(section, 'count');
  if (count === null || count >= minCell) return [];
  const where = { section: section.id, field: 'count' };
  if (count < GROUP_COUNT_MIN) {
    return [
      {
        code: 'group-too-small',
        level: 'block',
        message: `A group of ${count} describes persons. Merge it with another, or keep this plan outside of Tangram.`,
        where,
        about: 'persons',
      },
    ];
  }
  return [
    {
      code: 'group-too-small',
      level: 'attention',
      message: `The group has fewer than ${minCell} students. Whoever you share the plan with reads just that, and none of its results.`,
      where,
      about: 'masked',
    },
  ];
}
