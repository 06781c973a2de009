/** Completing names in a comment: who is offered for what is being typed, and the keys that choose. */
import type { PersonCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { api } from '../api.ts';
import { useSignedIn } from '../session.ts';
import { beginsLike, meantIn, nameBeing, putName } from './mention-text.ts';

export interface Offered {
  readonly person: PersonCard;
  /** Somebody who may not open the plan is shown, so that nobody wonders, and cannot be chosen. */
  readonly sees: boolean;
}

const offeredMax = 8;

interface Field {
  readonly planId: string;
  readonly text: string;
  /** Puts the name in. */
  readonly onPut: (text: string, caret: number) => void;
}

export function useMentions({ planId, text, onPut }: Field) {
  const { person: me } = useSignedIn();
  const wanted = text.includes('@');
  const circle = useQuery(api.sharing.circle.queryOptions({ input: { planId }, enabled: wanted, staleTime: 60_000 }));
  const everybody = useQuery(api.network.people.queryOptions({ enabled: wanted, staleTime: 60_000 }));
  const [caret, setCaret] = useState<number | null>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const listId = useId();

  const members = circle.data?.members.map(({ person }) => person) ?? [];
  const being = caret === null ? null : nameBeing(text, caret);
  const offered = being === null || being.at === closedAt ? [] : offersFor(being.typed);
  const choosable = offered.filter(({ sees }) => sees).length;
  const active = Math.min(at, choosable - 1);

  function offersFor(typed: string): readonly Offered[] {
    if (circle.data === undefined) return [];
    const isMember = new Set(members.map(({ id }) => id));
    // A name that is complete is not offered again.
    const like = (one: PersonCard) => one.id !== me.id && beginsLike(one.name, typed) && !typed.startsWith(one.name);
    const inside = members.filter(like).map((person) => ({ person, sees: true }));
    const outside = (typed === '' ? [] : (everybody.data ?? [])).filter((one) => like(one) && !isMember.has(one.id));
    return [...inside, ...outside.map((person) => ({ person, sees: false }))].slice(0, offeredMax);
  }

  const choose = ({ person, sees }: Offered) => {
    if (being === null || !sees) return;
    const put = putName(text, being, person.name);
    onPut(put.text, put.caret);
    setCaret(put.caret);
    setAt(0);
  };

  /** True when the key was for the offer. */
  const keyDown = (event: KeyboardEvent): boolean => {
    if (offered.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const one = offered[active];
    if (event.key === 'Escape') setClosedAt(being?.at ?? null);
    else if (event.key === 'ArrowDown' && choosable > 0) setAt((active + 1) % choosable);
    else if (event.key === 'ArrowUp' && choosable > 0) setAt((active - 1 + choosable) % choosable);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && one?.sees) choose(one);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    offered,
    active,
    choosable,
    listId,
    choose,
    keyDown,
    /** The caret was moved, or words were typed; null when the field was left. */
    moved: (to: number | null) => {
      setCaret(to);
      if (to !== null && nameBeing(text, to)?.at !== closedAt) setClosedAt(null);
    },
    /** Whom the words name. */
    meant: (said: string) => meantIn(said, members),
  };
}

export const optionId = (listId: string, person: string): string => `${listId}-${person}`;
