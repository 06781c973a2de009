/** The one or two rooms of an open plan, and what they say together. */
import type { OpenPlan } from '@tangram/contract';
import { SCHEMA_VERSION } from '@tangram/plan';
import { closeCode } from '@tangram/sync/client';
import { letterWaits } from '../editor/typing/painted-first.ts';
import { openRoom, type Room } from './room.ts';
import { type SaveState, saveState, worst } from './save-state.ts';

export interface PlanRooms {
  readonly open: Room;
  /** Only for whoever may edit. */
  readonly authors: Room | null;
  readonly all: readonly Room[];
  /** Of the copies on this device, and of all that these rooms tell the server. */
  readonly generation: number;
  close(): Promise<void>;
}

/** What all of a plan's rooms say of themselves. */
interface Told {
  readonly all: readonly Pick<Room, 'state'>[];
}

interface PlanRoomsOptions {
  readonly personId: string;
  readonly onTold: (bytes: Uint8Array) => void;
}

export function openPlanRooms(plan: Pick<OpenPlan, 'documents' | 'generation'>, options: PlanRoomsOptions): PlanRooms {
  const make = (document: string) =>
    openRoom({ ...options, document, generation: plan.generation, schemaVersion: SCHEMA_VERSION });
  const open = make(plan.documents.open);
  const authors = plan.documents.authors === null ? null : make(plan.documents.authors);
  const all = authors === null ? [open] : [open, authors];
  return {
    open,
    authors,
    all,
    generation: plan.generation,
    close: async () => {
      await Promise.all(all.map((room) => room.close()));
    },
  };
}

/** Calls `changed` whenever something is known anew of one of a plan's rooms. */
export function onRoomsChange({ all }: Told, changed: () => void): () => void {
  const ends = [letterWaits, ...all.map(({ state }) => state)].map((known) => known.subscribe(changed));
  return () => {
    for (const end of ends) end();
  };
}

/** What the page says about all of a plan's words. */
export function saveStateOf({ all }: Told): SaveState {
  const said = worst(all.map(({ state }) => saveState(state.get())));
  return said === 'saved' && letterWaits.get() ? 'saving' : said;
}

/** Resolves once the server has all of this page's words. */
export function whenSaved(rooms: Told): Promise<void> {
  return when(rooms, () => saveStateOf(rooms) === 'saved');
}

/** Resolves once the server has all of this page's words, and this page those that the server had when it opened. */
export function whenEven(rooms: Told): Promise<void> {
  return when(rooms, () => saveStateOf(rooms) === 'saved' && rooms.all.every(({ state }) => state.get().heard));
}

function when(rooms: Told, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = onRoomsChange(rooms, () => {
      if (!isSo()) return;
      end();
      resolve();
    });
  });
}

/** Whether this page has words that the server may not have. */
export function hasUnsent({ all }: PlanRooms): boolean {
  return all.some((room) => room.unsent() !== null && saveState(room.state.get()) !== 'saved');
}

/** Whether the server cannot read all of the plan's history: then it is shown as it last was, and nobody may write. */
export function isDamaged({ all }: Told): boolean {
  return all.some(({ state }) => state.get().line.kind === 'damaged');
}

/** The code that ended a plan's connection for good; null while none did. */
export function endingOf({ all }: Told): number | null {
  return all.map(({ state }) => state.get().closed).find((code) => code !== null) ?? null;
}

/** Endings after which the words of this device can no longer go into the plan by themselves. */
const endings: ReadonlySet<number> = new Set([
  closeCode.badFrame,
  closeCode.noAccess,
  closeCode.notFound,
  closeCode.fork,
  closeCode.tooLarge,
  closeCode.invalidContent,
]);

/** Whether an ending leaves words behind that must be offered. */
export function hasEnded(code: number | null): code is number {
  return code !== null && endings.has(code);
}
