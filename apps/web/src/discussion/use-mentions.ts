/** Completing names in a comment: who is offered for what is being typed, the keys that choose, and whom the words then name. */
import type { PersonCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { api } from '../api.ts';
import { mentionWords } from '../words/mentions.ts';
import { beginsLike, meantIn, nameBeing, putName } from './mention-text.ts';
import type { ReadBy } from './readers.ts';

/** Somebody, or a group, that can be named. */
export interface Offered {
  readonly id: string;
  readonly name: string;
  /** Null for a group. */
  readonly person: PersonCard | null;
  /** Their school, how many a group tells, or that they cannot see the plan. */
  readonly note: string;
  /** Whoever does not see the plan, or may not read the thread, can be written of, and is not told. */
  readonly sees: 'thread' | 'plan' | 'nothing';
}

const offeredMax = 8;

interface Field {
  readonly planId: string;
  readonly text: string;
  /** Whom the words are for. */
  readonly readBy: ReadBy;
  /** Puts the name in. */
  readonly onPut: (text: string, caret: number) => void;
}

export function useMentions({ planId, text, readBy, onPut }: Field) {
  const wanted = text.includes('@');
  const answer = useQuery(
    api.requests.addressees.queryOptions({ input: { planId }, enabled: wanted, staleTime: 60_000 }),
  );
  const [caret, setCaret] = useState<number | null>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const listId = useId();

  const { insiders, outsiders } = namable(answer.data, readBy);
  const being = caret === null ? null : nameBeing(text, caret);
  const offered = being === null || being.at === closedAt ? [] : offersFor(being.typed);
  const active = Math.min(at, offered.length - 1);

  function offersFor(typed: string): readonly Offered[] {
    // A name that is complete is not offered again.
    const like = ({ name }: Offered) => beginsLike(name, typed) && !typed.startsWith(name);
    // In a thread for some, nobody else is offered.
    const others = typed === '' || readBy.readers !== 'everyone' ? [] : outsiders.filter(like);
    return [...insiders.filter(like), ...others].slice(0, offeredMax);
  }

  const choose = ({ name }: Offered) => {
    if (being === null) return;
    const put = putName(text, being, name);
    onPut(put.text, put.caret);
    setCaret(put.caret);
    setAt(0);
  };

  /** True when the key was for the offer. */
  const keyDown = (event: KeyboardEvent): boolean => {
    if (offered.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const one = offered[active];
    if (event.key === 'Escape') setClosedAt(being?.at ?? null);
    else if (event.key === 'ArrowDown') setAt((active + 1) % offered.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + offered.length) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && one) choose(one);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const named = new Set(meantIn(text, [...insiders, ...outsiders]));
  const told = new Set(insiders.filter(({ id }) => named.has(id)).map(({ name }) => name));
  return {
    offered,
    active,
    listId,
    choose,
    keyDown,
    /** The caret was moved, or words were typed; null when the field was left. */
    moved: (to: number | null) => {
      setCaret(to);
      if (to !== null && nameBeing(text, to)?.at !== closedAt) setClosedAt(null);
    },
    /** Whom the words name: people and groups. */
    meant: (said: string) => meantIn(said, insiders),
    /** Whom the words name who cannot read them, and whose name nobody has who can. */
    outside: outsiders.filter(({ id, name }) => named.has(id) && !told.has(name)),
  };
}

type Answer = Awaited<ReturnType<typeof import('../api.ts')['client']['requests']['addressees']>>;

/** People who may read the words and groups with anybody who does, and everybody else. */
function namable(
  answer: Answer | undefined,
  { readers, people: only }: ReadBy,
): {
  readonly insiders: readonly Offered[];
  readonly outsiders: readonly Offered[];
} {
  const people = (answer?.people ?? []).map(({ person, access }): Offered => {
    const school = person.roles.find(({ schoolName }) => schoolName !== null)?.schoolName ?? '';
    const sees = access === null ? 'nothing' : only?.has(person.id) === false ? 'plan' : 'thread';
    const note = sees === 'nothing' ? mentionWords.cannotSee : school;
    return { id: person.id, name: person.name, person, note, sees };
  });
  const groups = (answer?.groups ?? []).flatMap(({ group, name, see, of }): Offered[] => {
    // Of a thread for its authors they are the one group that reads it, of one for one's coach there is none.
    const reads = readers === 'everyone' || (readers === 'authors' && group === 'authors');
    if (see === 0 || !reads) return [];
    return [{ id: group, name, person: null, note: mentionWords.tells(see, of), sees: 'thread' }];
  });
  return {
    insiders: [...people.filter(({ sees }) => sees === 'thread'), ...groups],
    outsiders: people.filter(({ sees }) => sees !== 'thread'),
  };
}

export const optionId = (listId: string, id: string): string => `${listId}-${id}`;
