/**
 * The words of an ended page that are worth taking along, as text. Where the server and the page have two histories, that
 * is whatever stands here and not in the plan on the server, saved or not; otherwise what was never acknowledged.
 */
import type { OpenPlan } from '@tangram/contract';
import { closeCode } from '@tangram/sync/client';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import type { PlanRooms } from '../../live/plan-rooms.ts';
import { serverState } from '../../live/server-state.ts';
import { sectionTexts, unsentText } from './unsent-text.ts';

export interface WordsToTake {
  readonly text: string;
  /** Is this all? Not where this device could not be read. */
  readonly complete: boolean;
}

const loadingMs = 5_000;

/** Null until it is known. */
export function useWordsToTake(plan: OpenPlan, rooms: PlanRooms, code: number): WordsToTake | null {
  const [words, setWords] = useState<WordsToTake | null>(null);
  useEffect(() => {
    let isOver = false;
    // Looked for once: the copy that they stand in may be deleted while they are shown.
    void find(plan, rooms, code === closeCode.fork).then((found) => {
      if (!isOver) setWords((before) => before ?? found);
    });
    return () => {
      isOver = true;
    };
  }, [plan, rooms, code]);
  return words;
}

async function find(plan: OpenPlan, rooms: PlanRooms, isFork: boolean): Promise<WordsToTake> {
  const loaded = Promise.all(rooms.all.map((room) => room.loaded)).then(() => true);
  const complete = await Promise.race([loaded, new Promise<false>((resolve) => setTimeout(resolve, loadingMs, false))]);
  const texts = isFork ? await missingOnServer(plan, rooms) : rooms.all.map((room) => unsentText(plan.kind, room));
  return { text: texts.join('\n\n').trim(), complete };
}

/** Every section that would be another one if the page's copy were merged into the plan; when nobody can tell, every section. */
async function missingOnServer(plan: OpenPlan, { all }: PlanRooms): Promise<readonly string[]> {
  const texts = await Promise.all(
    all.map(async ({ name, doc }) => {
      const here = sectionTexts(plan.kind, doc);
      const server = await serverState(name, plan.schemaVersion).catch(() => null);
      if (server === null) return here;
      const merged = new Y.Doc();
      for (const one of [doc, server]) Y.applyUpdate(merged, Y.encodeStateAsUpdate(one));
      const [there, together] = [server, merged].map(
        (one) => new Map(sectionTexts(plan.kind, one).map(({ id, text }) => [id, text])),
      );
      return here.filter(({ id }) => together?.get(id) !== there?.get(id));
    }),
  );
  return texts.flat().map(({ text }) => text);
}
