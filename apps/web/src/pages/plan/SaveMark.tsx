/**
 * Whether the words are safe, in one of four phrases, at every width. It is written into the page directly: a drawing by React would
 * look through the whole text that has the focus each time. That nothing is saved yet is said at once; that all is, once whoever
 * types pauses: with every key it would lay out and paint the page once more, right behind the letter.
 */
import { useEffect, useRef } from 'react';
import { onRoomsChange, type PlanRooms, saveStateOf } from '../../live/plan-rooms.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

const settlesAfterMs = 400;

export function SaveMark({ rooms }: { rooms: PlanRooms }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      const element = mark.current;
      const state = saveStateOf(rooms);
      if (element === null || element.dataset.state === state) return;
      // What goes well is not read aloud with every word.
      element.ariaLive = state === 'saved' || state === 'saving' ? 'off' : 'polite';
      element.dataset.state = state;
      element.textContent = words.save[state];
    };
    const changed = () => {
      clearTimeout(settling);
      const settles = mark.current?.dataset.state === 'saving' && saveStateOf(rooms) === 'saved';
      if (settles) settling = setTimeout(show, settlesAfterMs);
      else show();
    };
    show();
    const end = onRoomsChange(rooms, changed);
    return () => {
      clearTimeout(settling);
      end();
    };
  }, [rooms]);
  return <span ref={mark} role="status" className={css.save} />;
}
