/** The address of a thread: its plan's page, at the thread. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const prefix = 'thread-';

/** What stands after the `#` in a thread's address. */
export const hashOfThread = (threadId: string): string => prefix + threadId;

export function threadLink(planId: string, threadId: string): string {
  return `${location.origin}/plans/${planId}#${hashOfThread(threadId)}`;
}

/** Calls `show` with the thread that the address names, once the threads are known. */
export function useLinkedThread(known: boolean, show: (threadId: string) => void): void {
  const { hash } = useLocation();
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (known && hash.startsWith(prefix)) latest.current(hash.slice(prefix.length));
  }, [known, hash]);
}
