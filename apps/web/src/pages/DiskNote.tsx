/**
 * Tells people that the server runs out of room, while nothing is lost yet. Asked every minute while the page is in view; whoever
 * hides it is told again when it has become worse.
 */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { FootNote } from '../ui/AtFoot.tsx';
import { diskWords } from '../words/disk.ts';

const againMs = 60_000;

export function DiskNote() {
  const { data } = useQuery(
    api.network.disk.queryOptions({ refetchInterval: againMs, refetchOnWindowFocus: true, retry: false }),
  );
  const room = data?.room ?? 'enough';
  const [hidden, setHidden] = useState(room);
  if (room === 'enough' || room === hidden) return null;
  return (
    <FootNote>
      {diskWords[room]}
      <Button size="compact-sm" variant="default" onClick={() => setHidden(room)}>
        {diskWords.hide}
      </Button>
    </FootNote>
  );
}
