/** Who can read a thread, as a choice before it begins and as a sentence on its card. Pure. */
import type { Circle, PersonCard, Thread } from '@tangram/contract';
import type { ThreadReaders } from '@tangram/domain';
import { readerWords } from '../words/readers.ts';

export interface ReadersChoice {
  readonly readers: ThreadReaders;
  /** Who can read it then, beside me. */
  readonly others: readonly PersonCard[];
}

/** Whom words are for; `people` null: whoever can read the plan. */
export interface ReadBy {
  readonly readers: ThreadReaders;
  readonly people: ReadonlySet<string> | null;
}

export const readByEveryone: ReadBy = { readers: 'everyone', people: null };

/** Whom what is written in a thread is for. */
export function readByOf({ readers, onlyFor }: Pick<Thread, 'readers' | 'onlyFor'>): ReadBy {
  return readers === 'everyone' ? readByEveryone : { readers, people: new Set(onlyFor.map(({ id }) => id)) };
}

/** The choices of somebody who may comment. Without a coach who may open the plan there is none to ask alone. */
export function readersChoices({ members, authors }: Pick<Circle, 'members' | 'authors'>, me: PersonCard) {
  const people = members.map(({ person }) => person);
  const notMe = ({ id }: PersonCard) => id !== me.id;
  const mine = new Set(me.roles.flatMap(({ schoolId }) => (schoolId === null ? [] : [schoolId])));
  const isMyCoach = ({ roles }: PersonCard) =>
    roles.some(({ role, schoolId }) => role === 'coach' && schoolId !== null && mine.has(schoolId));
  const coaches = people.filter((one) => notMe(one) && isMyCoach(one));
  const choices: ReadersChoice[] = [
    { readers: 'everyone', others: people.filter(notMe) },
    { readers: 'authors', others: authors.filter(notMe) },
  ];
  return coaches.length === 0 ? choices : [...choices, { readers: 'coach' as const, others: coaches }];
}

/** What a choice is called. */
export function choiceLabel({ readers, others }: ReadersChoice, me: string, authors: readonly PersonCard[]): string {
  if (readers !== 'authors') return readerWords.choices[readers];
  if (others.length === 0) return readerWords.onlyMe;
  return authors.some(({ id }) => id === me) ? readerWords.authorsAmongThem : readerWords.choices.authors;
}

/** Who can read a thread, said to one of them. */
export function readersSentence({ readers, onlyFor }: Pick<Thread, 'readers' | 'onlyFor'>, me: string): string {
  if (readers === 'everyone') return readerWords.everyone;
  const others = onlyFor.flatMap(({ id, name }) => (id === me ? [] : [name]));
  return readerWords.only(others);
}
