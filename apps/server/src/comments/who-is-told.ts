/** Who is told of a comment, and why. Pure: what it needs to know is handed in. */
import type { FollowLevel, NoticeReason, PersonId } from '@tangram/domain';

export interface Written {
  readonly by: PersonId;
  /** It begins a thread. */
  readonly begins: boolean;
  readonly mentions: readonly PersonId[];
  /** The people of the groups that it names. */
  readonly inGroups: readonly PersonId[];
  /** Who wrote in the thread before. */
  readonly earlier: readonly PersonId[];
  /** The plan's authors. */
  readonly authors: readonly PersonId[];
  /** What people chose for this plan. */
  readonly levels: ReadonlyMap<PersonId, FollowLevel>;
  /** Everybody who may open the plan now. */
  readonly readers: ReadonlySet<PersonId>;
}

/** What an author or anybody else is told of a plan until they choose otherwise. */
export function usualLevel(isAuthor: boolean): FollowLevel {
  return isAuthor ? 'all' : 'mine';
}

/** Each person once, with the most personal reason; never whoever wrote it, who muted the plan, or who may not open it. */
export function whoIsTold(written: Written): ReadonlyMap<PersonId, NoticeReason> {
  const { by, begins, mentions, inGroups, earlier, authors, levels, readers } = written;
  const followers = [...levels].flatMap(([person, level]) => (level === 'all' ? [person] : []));
  const usual = authors.filter((person) => !levels.has(person) && usualLevel(true) === 'all');
  const told = new Map<PersonId, NoticeReason>();
  const tell = (people: readonly PersonId[], reason: NoticeReason) => {
    for (const person of people) {
      if (person === by || told.has(person) || levels.get(person) === 'muted' || !readers.has(person)) continue;
      told.set(person, reason);
    }
  };
  tell(mentions, 'mention');
  tell(earlier, 'reply');
  tell(inGroups, 'groupMention');
  if (begins) tell([...usual, ...followers], 'comment');
  return told;
}
