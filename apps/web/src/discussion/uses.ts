/**
 * Suggestions that this device puts into the plan. The server gives each to one person for a while; the thread is resolved when the words
 * are stored, and not before. What a page that dies leaves half done is mended when its person comes back: words that came into the
 * plan are said to be used, and a suggestion that was not put in is anybody's again.
 */
import * as Y from 'yjs';
import { client, problemOf } from '../api.ts';
import { type PlanRooms, whenEven, whenSaved } from '../live/plan-rooms.ts';
import { newId } from '../new-id.ts';
import { isGone, thisPage } from '../page-life.ts';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { trouble } from '../words.ts';
import type { Right } from './use-suggestion.ts';

export interface Uses {
  /** The right to put a thread's suggestion in. */
  rightTo(threadId: string): Right;
  /** Mends what an earlier page left, and says what could not be said. */
  finish(): Promise<void>;
}

interface UsesParts {
  readonly planId: string;
  readonly person: string;
  readonly rooms: PlanRooms;
  /** The server knows something new of the threads. */
  readonly changed: () => void;
}

/** What this device notes of a suggestion asked for, under the id of the asking. */
interface Use {
  readonly threadId: string;
  readonly page: string;
  /** How far the page had written when it was put in: all of that is in the plan, or nothing of it. */
  readonly put?: { readonly client: number; readonly clock: number };
}

export function createUses({ planId, person, rooms, changed }: UsesParts): Uses {
  const { doc } = rooms.open;
  const prefix = `use:${planId}:`;
  const noted = (useId: string) => remembered<Use>(person, prefix + useId);
  const note = (useId: string, use: Use | undefined) => remember(person, prefix + useId, use);
  /** By thread, what this page is putting in. */
  const inHand = new Map<string, string>();
  const beingSaid = new Set<string>();
  const say = async (threadId: string, useId: string, put: boolean): Promise<void> => {
    beingSaid.add(useId);
    try {
      await client.comments.used({ planId, threadId, useId, put });
      note(useId, undefined);
      changed();
    } catch (error) {
      // Not there any more: nothing is left to be said. Otherwise it is said the next time.
      if (problemOf(error).kind === 'notFound') note(useId, undefined);
    } finally {
      beingSaid.delete(useId);
      // An earlier one of the same thread takes nothing from the hand.
      if (inHand.get(threadId) === useId) inHand.delete(threadId);
    }
  };

  return {
    rightTo(threadId) {
      // The same one again, when an answer was lost.
      const useId = inHand.get(threadId) ?? newId();
      let page = '';
      return {
        async ask() {
          inHand.set(threadId, useId);
          // Another window that reads the note can tell from then on that somebody is at it.
          page = await thisPage();
          note(useId, { threadId, page });
          const refused = await askToUse({ planId, threadId, useId });
          if (refused?.kind === 'taken') {
            inHand.delete(threadId);
            note(useId, undefined);
          }
          return refused;
        },
        giveBack: () => say(threadId, useId, false),
        isPut() {
          const put = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
          note(useId, { threadId, page, put });
          void whenSaved(rooms).then(() => say(threadId, useId, true));
        },
      };
    },

    async finish() {
      const all = namesRemembered(person, prefix).map((name) => name.slice(prefix.length));
      if (all.length === 0) return;
      // A page that has nothing of its own is saved before it has heard what stands in the plan.
      await whenEven(rooms);
      for (const useId of all) {
        const begun = noted(useId);
        if (begun === undefined || inHand.get(begun.threadId) === useId) continue;
        // Another window may be putting it in at this moment; what it last noted counts.
        const isOver = await isGone(begun.page);
        const { threadId, put } = noted(useId) ?? begun;
        // Words that were put in may still be on their way to this page.
        if (beingSaid.has(useId)) continue;
        if (put === undefined ? isOver : Y.getState(doc.store, put.client) >= put.clock)
          await say(threadId, useId, put !== undefined);
      }
    },
  };
}

/** Whether a suggestion is for this page to put in; why not, otherwise. */
async function askToUse(asked: { planId: string; threadId: string; useId: string }): ReturnType<Right['ask']> {
  try {
    await client.comments.use(asked);
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'refused' && problem.code === 'CONFLICT') return { kind: 'taken' };
    return { kind: 'failed', trouble: trouble(problem) };
  }
}
