/** Whoever has a thread before them has read it: its notices are read, also those of comments that come in meanwhile. */
import { useEffect } from 'react';
import { markRead } from '../inbox/use-inbox.ts';

/** `comments`: how many the thread has now. Nothing is read on a page that nobody sees. */
export function useReading(planId: string, threadId: string | null, comments: number): void {
  useEffect(() => {
    if (threadId === null || comments === 0) return;
    const read = () => {
      // Without a connection they stay unread, and are read the next time.
      if (document.visibilityState === 'visible') markRead({ planId, threadId }).catch(() => {});
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [planId, threadId, comments]);
}
