/** Where the chart of an intervention's progress stands on the paper: under the heading of its results. */
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Called after the paper with this HTML is laid. Null where the paper has no results. */
export function useRoomForProgress(place: RefObject<HTMLElement | null>, html: string): HTMLElement | null {
  const [room, setRoom] = useState<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each HTML is laid anew, and takes the room away with it
  useLayoutEffect(() => {
    const heading = place.current?.querySelector('section[data-kind="monitoring"] > h2');
    const made = heading ? document.createElement('div') : null;
    if (made) heading?.after(made);
    setRoom(made);
  }, [place, html]);
  return room;
}
