/**
 * What the signed-in person is told, and how many of it are unread: asked at once when the server says that something changed or
 * another tab has read something, when a page comes into view, and every half a minute where this browser hears of nothing.
 */
import type { PlanNotices } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client, queryClient } from '../api.ts';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';
import { useStore } from '../ui/store.ts';
import { hearOfInbox, hearsOfInbox, passOn } from './news.ts';

const againMs = 30_000;

/** How many notices are unread; 0 until the server has said. */
export function useUnread(): number {
  const hears = useStore(hearsOfInbox);
  const count = useQuery(
    api.inbox.count.queryOptions({
      refetchInterval: hears ? false : againMs,
      refetchOnWindowFocus: 'always',
      retry: false,
    }),
  );
  return count.data?.unread ?? 0;
}

/** Hears of the inbox for as long as somebody is signed in on this page. */
export function useNews(): void {
  useEffect(() => hearOfInbox(askAgain), []);
}

/** The notices by plan, as the server last said, kept for the next time and for offline. */
export function useInbox() {
  const { person } = useSignedIn();
  const initialData = remembered<PlanNotices[]>(person.id, 'inbox');
  return useQuery({
    queryKey: api.inbox.list.queryKey(),
    queryFn: async (): Promise<PlanNotices[]> => {
      const inbox = await client.inbox.list();
      remember(person.id, 'inbox', inbox);
      return inbox;
    },
    refetchOnWindowFocus: 'always',
    ...(initialData === undefined ? {} : { initialData, initialDataUpdatedAt: 0 }),
  });
}

interface Which {
  readonly planId?: string;
  readonly threadId?: string;
  readonly requestId?: string;
  readonly noticeId?: number;
}

/** Marks as read: everything, or what is of one plan, or of one thread or request, or one notice; every tab hears of it. */
export async function markRead(which: Which): Promise<void> {
  await client.inbox.read(which);
  inboxChanged();
}

/** Something in the inbox is new or read: every tab of this browser asks again. */
export function inboxChanged(): void {
  askAgain();
  passOn();
}

function askAgain(): void {
  void queryClient.invalidateQueries({ queryKey: api.inbox.count.key() });
  void queryClient.invalidateQueries({ queryKey: api.inbox.list.key() });
}
