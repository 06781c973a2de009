/** Whether the words are safe, in one of four phrases, at every width. */
import { type PlanRooms, saveStateOf } from '../../live/plan-rooms.ts';
import { useRooms } from '../../live/use-rooms.ts';
import { words } from '../../words.ts';
import css from './plan.module.css';

export function SaveMark({ rooms }: { rooms: PlanRooms }) {
  const state = useRooms(rooms, saveStateOf);
  return (
    <span role="status" className={css.save} data-state={state}>
      {words.save[state]}
    </span>
  );
}
