/**
 * Tells people that the server runs out of room, while nothing is lost yet. Asked every minute while the page is in view; whoever
 * hides it is told again when it has become worse. It lies at the foot of the window: nothing that somebody reads or writes moves.
 */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
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
    <div className="notice at-foot" role="status">
      {diskWords[room]}
      <Button size="compact-sm" variant="default" onClick={() => setHidden(room)}>
        {diskWords.hide}
      </Button>
    </div>
  );
}
