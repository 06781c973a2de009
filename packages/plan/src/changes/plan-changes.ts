/** Which sections of a plan changed between two states of it. A section that stands elsewhere has moved: it is not gone and new. */
import type { SectionId } from '@tangram/domain';
import type { SectionContent } from './content.ts';

export interface ChangedSection {
  readonly id: SectionId;
  readonly kind: string;
  readonly name: string;
  readonly change: 'added' | 'changed' | 'moved' | 'broughtBack' | 'removed';
  /** It also stands elsewhere now; of one that only moved, true. */
  readonly moved: boolean;
}

/** The sections that changed, in the order of the plan as it is now; those that are gone come last. */
export function changedSections(
  before: readonly SectionContent[],
  after: readonly SectionContent[],
): readonly ChangedSection[] {
  const old = new Map(before.map((section) => [section.id, section]));
  const moved = movedSections(before, after);
  const standing = after.flatMap((section): ChangedSection[] => {
    if (!section.standing) return [];
    const { id, kind, name } = section;
    const was = old.get(id);
    const said = { id, kind, name, moved: moved.has(id) };
    if (was === undefined) return [{ ...said, change: 'added' }];
    if (!was.standing) return [{ ...said, change: 'broughtBack' }];
    if (!sameContent(was, section)) return [{ ...said, change: 'changed' }];
    return said.moved ? [{ ...said, change: 'moved' }] : [];
  });
  const now = new Map(after.map((section) => [section.id, section]));
  const gone = before
    .filter(({ id, standing: stood }) => stood && now.get(id)?.standing !== true)
    .map(({ id, kind, name }): ChangedSection => ({ id, kind, name, change: 'removed', moved: false }));
  return [...standing, ...gone];
}

/** Whether two states of a section read the same. */
function sameContent(one: SectionContent, other: SectionContent): boolean {
  return JSON.stringify(one.lines) === JSON.stringify(other.lines);
}

/**
 * The fewest sections that must have moved: all but the heaviest row that stands in the old order. One whose order key nobody wrote
 * outweighs all whose key is another.
 */
function movedSections(before: readonly SectionContent[], after: readonly SectionContent[]): ReadonlySet<SectionId> {
  const old = new Map(before.filter(({ standing }) => standing).map((section, at) => [section.id, { at, section }]));
  const row = after.flatMap((section) => {
    const was = section.standing ? old.get(section.id) : undefined;
    if (was === undefined) return [];
    return [{ id: section.id, at: was.at, weight: was.section.order === section.order ? after.length + 1 : 1 }];
  });
  const best: { weight: number; previous: number }[] = [];
  row.forEach(({ at, weight }, i) => {
    let chosen = { weight, previous: -1 };
    for (let j = 0; j < i; j += 1) {
      const total = (best[j]?.weight ?? 0) + weight;
      if ((row[j]?.at ?? 0) < at && total > chosen.weight) chosen = { weight: total, previous: j };
    }
    best.push(chosen);
  });
  const moved = new Set(row.map(({ id }) => id));
  let last = best.reduce((top, { weight }, i) => (weight > (best[top]?.weight ?? -1) ? i : top), 0);
  while (last >= 0 && last < row.length) {
    const kept = row[last];
    if (kept) moved.delete(kept.id);
    last = best[last]?.previous ?? -1;
  }
  return moved;
}
