/**
 * The first of what a list offers is chosen, so that Enter takes it. Whatever is chosen is scrolled into view, and a list that has just
 * opened has not come to its place below the field yet: the page would jump to where it is. So it is chosen a frame later; an Enter
 * that is faster than that is answered here.
 */
import type { ComboboxStore } from '@mantine/core';
import { type KeyboardEvent, useEffect } from 'react';

/** `first` is what stands first, undefined where nothing is to be chosen; returns what hears the field's keys. */
export function useFirstOffered(
  { selectFirstOption, getSelectedOptionIndex }: ComboboxStore,
  typed: string,
  first: string | undefined,
  take: (key: string) => void,
): (event: KeyboardEvent) => void {
  useEffect(() => {
    if (first === undefined || typed === '') return;
    const frame = requestAnimationFrame(selectFirstOption);
    return () => cancelAnimationFrame(frame);
  }, [first, typed, selectFirstOption]);
  return (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (first === undefined || getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    take(first);
  };
}
