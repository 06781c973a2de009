/**
 * Half-written comments, kept on this device until they are sent: they survive a reload, a crash, a lost session and signing
 * out, and are shown again to nobody but the person who wrote them.
 */
import type { FeedbackKind, ThreadReaders } from '@tangram/domain';
import { useRef, useState } from 'react';
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

/**
 * A draft, how to change it, and how to put it away once it was sent; one without words is none. `first` is what stands there before
 * anybody writes.
 */
export function useDraft(
  planId: string,
  about: string,
  first = '',
): [draft: Draft, set: (draft: Draft) => void, sent: (draft: Draft) => void] {
  const { person } = useSignedIn();
  const name = prefix(planId) + about;
  const [draft, setDraft] = useState<Draft>(() => remembered<Draft>(person.id, name) ?? { ...empty, text: first });
  const set = (next: Draft) => {
    setDraft(next);
    const isNone = next.suggestion === null && (next.text === '' || next.text === first);
    remember(person.id, name, isNone ? undefined : next);
  };
  const sent = (one: Draft) => {
    setDraft({ ...empty, text: first });
    // Its form may be gone, and another draft begun under its name.
    if (JSON.stringify(remembered(person.id, name)) === JSON.stringify(one)) remember(person.id, name, undefined);
  };
  return [draft, set, sent];
}

/** Takes a draft away while it is being sent, so that another can be begun under its name. Returns how to put it back. */
export function liftDraft(person: string, planId: string, about: string): () => void {
  const name = prefix(planId) + about;
  const draft = remembered<Draft>(person, name);
  remember(person, name, undefined);
  return () => {
    if (remembered(person, name) === undefined) remember(person, name, draft);
  };
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
  const latest = useRef(beginning.about);
  latest.current = beginning.about;
  /** It was sent or given up. False when another has been begun meanwhile. */
  const end = (about: Beginning): boolean => {
    if (latest.current !== about) return false;
    begin(null);
    return true;
  };
  return { ...beginning, begin, end };
}
