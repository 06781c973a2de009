/**
 * Half-written comments, kept on this device until they are sent: they survive a reload, a crash, a lost session and signing
 * out, and are shown again to nobody but the person who wrote them.
 */
import type { FeedbackKind, ThreadReaders } from '@tangram/domain';
import { useState } from 'react';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';
import { type Beginning, sectionOf } from './beginning.ts';

export interface Draft {
  readonly text: string;
  readonly feedback: FeedbackKind | null;
  /** Other words for those that the thread is about. */
  readonly suggestion: string | null;
  /** Whom a new thread is for; drafts of an earlier version say nothing of it. */
  readonly readers?: ThreadReaders;
}

const empty: Draft = { text: '', feedback: null, suggestion: null };
const prefix = (planId: string) => `draft:${planId}:`;

/** A draft, and how to change it; one without words is none. `first` is what stands there before anybody writes. */
export function useDraft(planId: string, about: string, first = ''): [Draft, (draft: Draft) => void] {
  const { person } = useSignedIn();
  const name = prefix(planId) + about;
  const [draft, setDraft] = useState<Draft>(() => remembered<Draft>(person.id, name) ?? { ...empty, text: first });
  const set = (next: Draft) => {
    setDraft(next);
    const isNone = next.suggestion === null && (next.text === '' || next.text === first);
    remember(person.id, name, isNone ? undefined : next);
  };
  return [draft, set];
}

/** What drafts of a plan are about. */
export function draftsOf(person: string, planId: string): ReadonlySet<string> {
  const start = prefix(planId);
  return new Set(namesRemembered(person, start).map((name) => name.slice(start.length)));
}

/** What the draft of a new thread is called. */
export const newThreadDraft = (section: string | null) => `new:${section}`;

/** The thread that is being begun. After a reload it is there again while something is written for it. */
export function useBeginning(planId: string) {
  const { person } = useSignedIn();
  const name = `beginning:${planId}`;
  const [beginning, setBeginning] = useState<{ readonly about: Beginning | null; readonly again: boolean }>(() => {
    const about = remembered<Beginning>(person.id, name) ?? null;
    const isWritten = about !== null && draftsOf(person.id, planId).has(newThreadDraft(sectionOf(about)));
    return { about: isWritten ? about : null, again: true };
  });
  const begin = (about: Beginning | null) => {
    setBeginning({ about, again: false });
    remember(person.id, name, about ?? undefined);
  };
  return { ...beginning, begin };
}
