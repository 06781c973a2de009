/**
 * Says why the server does not let this plan in: its person has as many open as go at once. It goes by itself when there is room, and
 * whoever writes on can hide it.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { useRooms } from '../../live/use-rooms.ts';
import { FootNote } from '../../ui/AtFoot.tsx';
import { crowdedWords } from '../../words/crowded.ts';

export function Crowded({ rooms, opened }: { rooms: PlanRooms; opened: boolean }) {
  const kept = useRooms(rooms, ({ all }) => all.every(({ state }) => state.get().kept));
  const [hidden, setHidden] = useState(false);
  if (hidden) return null;
  const then = kept ? crowdedWords.kept : crowdedWords.notKept;
  return (
    <FootNote>
      <span>
        {crowdedWords.what} {opened ? then : crowdedWords.opens}
      </span>
      {opened && (
        <Button size="compact-sm" variant="default" onClick={() => setHidden(true)}>
          {crowdedWords.hide}
        </Button>
      )}
    </FootNote>
  );
}
