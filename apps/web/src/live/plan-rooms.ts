/** The one or two rooms of an open plan, and what they say together. */
import type { OpenPlan } from '@tangram/contract';
import { SCHEMA_VERSION } from '@tangram/plan';
import { endings, openRoom, type Room } from './room.ts';
import { type SaveState, saveState, worst } from './save-state.ts';

export interface PlanRooms {
  readonly open: Room;
  /** Only for whoever may edit. */
  readonly authors: Room | null;
  readonly all: readonly Room[];
  close(): void;
}

export interface PlanRoomsOptions {
  readonly personId: string;
  readonly onTold: (bytes: Uint8Array) => void;
}

export function openPlanRooms(plan: Pick<OpenPlan, 'documents' | 'generation'>, options: PlanRoomsOptions) {
  const make = (document: string) =>
    openRoom({
      ...options,
      document,
      generation: plan.generation,
      schemaVersion: SCHEMA_VERSION,
    });
  const open = make(plan.documents.open);
  const authors = plan.documents.authors === null ? null : make(plan.documents.authors);
  const all = authors === null ? [open] : [open, authors];
  const rooms: PlanRooms = {
    open,
    authors,
    all,
    close: () => {
      for (const room of all) room.close();
    },
  };
  return rooms;
}

/** What the page says about all of a plan's words. */
export function saveStateOf({ all }: PlanRooms): SaveState {
  return worst(
    all.map(({ state }) => {
      const now = state.get();
      return saveState({ ...now, refused: now.notSaving || (now.closed !== null && now.unsent) });
    }),
  );
}

/** The code that ended a plan's connection for good; null while none did. */
export function endingOf({ all }: PlanRooms): number | null {
  return all.map(({ state }) => state.get().closed?.code ?? null).find((code) => code !== null) ?? null;
}

/** Whether an ending leaves words behind that must be offered. */
export function hasEnded(code: number | null): code is number {
  return code !== null && endings.has(code);
}
