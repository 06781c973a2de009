/**
 * A plan that the server has closed because its session ended goes on by itself, words and all, once the same person is signed in
 * here again: by a password changed in this browser, or by signing in in another tab.
 */
import { useEffect } from 'react';
import { client } from '../../api.ts';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { useSignedIn } from '../../session.ts';

/** The new session's cookie comes a moment after the old one's sockets are closed. */
const askAfterMs = [100, 1_000, 4_000];

export function useSignedInAgain(rooms: PlanRooms, signedOut: boolean): void {
  const { person } = useSignedIn();
  useEffect(() => {
    if (!signedOut) return;
    let over = false;
    const ask = async () => {
      const me = await client.network.me().catch(() => null);
      if (over || me?.person?.id !== person.id) return;
      for (const room of rooms.all) room.again();
    };
    const timers = askAfterMs.map((ms) => setTimeout(() => void ask(), ms));
    const looked = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    document.addEventListener('visibilitychange', looked);
    return () => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
      document.removeEventListener('visibilitychange', looked);
    };
  }, [rooms, signedOut, person.id]);
}
