/**
 * What the signed-in person is told, and how many of it are unread: asked when a page comes into view, every half a minute
 * while it is, and at once when another tab of this browser has heard or read something.
 */
import type { PlanNotices } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client, queryClient } from '../api.ts';
import { remember, remembered } from '../remembered.ts';
import { useSignedIn } from '../session.ts';

const againMs = 30_000;
const channelName = 'tangram-inbox';

/** How many notices are unread; 0 until the server has said. */
export function useUnread(): number {
  const count = useQuery(
    api.inbox.count.queryOptions({ refetchInterval: againMs, refetchOnWindowFocus: 'always', retry: false }),
  );
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', askAgain);
    return () => channel.close();
  }, []);
  return count.data?.unread ?? 0;
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

/** Marks as read: everything, or what is of one plan, or of one thread; every tab hears of it. */
export async function markRead(which: { readonly planId?: string; readonly threadId?: string }): Promise<void> {
  await client.inbox.read(which);
  inboxChanged();
}

/** Something in the inbox is new or read: every tab of this browser asks again. */
export function inboxChanged(): void {
  askAgain();
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

function askAgain(): void {
  void queryClient.invalidateQueries({ queryKey: api.inbox.count.key() });
  void queryClient.invalidateQueries({ queryKey: api.inbox.list.key() });
}
