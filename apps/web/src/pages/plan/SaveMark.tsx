/**
 * Whether the words are safe, in one of four phrases, at every width. It changes with every key and is written into the page
 * directly: a drawing by React would look through the whole text that has the focus each time.
 */
import { useEffect, useRef } from 'react';
import { onRoomsChange, type PlanRooms, saveStateOf } from '../../live/plan-rooms.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

export function SaveMark({ rooms }: { rooms: PlanRooms }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const element = mark.current;
      const state = saveStateOf(rooms);
      if (element === null || element.dataset.state === state) return;
      // What goes well is not read aloud with every word.
      element.ariaLive = state === 'saved' || state === 'saving' ? 'off' : 'polite';
      element.dataset.state = state;
      element.textContent = words.save[state];
    };
    show();
    return onRoomsChange(rooms, show);
  }, [rooms]);
  return <span ref={mark} role="status" className={css.save} />;
}
