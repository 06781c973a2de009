/**
 * Suggestions that this device puts into the plan. The server gives each to one person for a while; the thread is resolved when the words
 * are stored, and not before. What a page that dies leaves half done is mended when its person comes back: words that came into the
 * plan are said to be used, and a suggestion that was not put in is anybody's again.
 */
import * as Y from 'yjs';
import { client, problemOf } from '../api.ts';
import { type PlanRooms, whenEven, whenSaved } from '../live/plan-rooms.ts';
import { newId } from '../new-id.ts';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { trouble } from '../words.ts';
import type { Right } from './use-suggestion.ts';

export interface Uses {
  /** The right to put a thread's suggestion in. */
  rightTo(threadId: string): Right;
  /** Mends what an earlier page left. */
  finish(): Promise<void>;
}

interface UsesParts {
  readonly planId: string;
  readonly person: string;
  readonly rooms: PlanRooms;
  /** The server knows something new of the threads. */
  readonly changed: () => void;
}

/** A suggestion asked for under an id and, once it is put in, how far this page had written then: all of that is in the plan, or it is not. */
interface Use {
  readonly useId: string;
  readonly put?: { readonly client: number; readonly clock: number };
}

export function createUses({ planId, person, rooms, changed }: UsesParts): Uses {
  const { doc } = rooms.open;
  const prefix = `use:${planId}:`;
  const noted = (threadId: string) => remembered<Use>(person, prefix + threadId);
  const note = (threadId: string, use: Use | undefined) => remember(person, prefix + threadId, use);
  /** By thread, what this page is putting in. */
  const inHand = new Map<string, string>();
  /** What an earlier page began, and what could not be said: another window may be putting in what it began since. */
  const left = new Map(
    namesRemembered(person, prefix).flatMap((name) => {
      const threadId = name.slice(prefix.length);
      const use = noted(threadId);
      return use ? [[threadId, use] as const] : [];
    }),
  );
  const forget = (threadId: string) => {
    inHand.delete(threadId);
    left.delete(threadId);
    note(threadId, undefined);
  };
  const say = async (threadId: string, use: Use, put: boolean): Promise<void> => {
    try {
      await client.comments.used({ planId, threadId, useId: use.useId, put });
      forget(threadId);
      changed();
    } catch (error) {
      // Not there any more: nothing is left to be said. Otherwise it is said the next time.
      if (problemOf(error).kind === 'notFound') return forget(threadId);
      inHand.delete(threadId);
      left.set(threadId, use);
    }
  };

  return {
    rightTo: (threadId) => ({
      async ask() {
        // The same one again, when an answer was lost.
        const useId = inHand.get(threadId) ?? newId();
        inHand.set(threadId, useId);
        note(threadId, { useId });
        const refused = await askToUse({ planId, threadId, useId });
        if (refused?.kind === 'taken') forget(threadId);
        return refused;
      },
      giveBack: () => say(threadId, { useId: inHand.get(threadId) ?? '' }, false),
      isPut() {
        const put = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
        const use = { useId: inHand.get(threadId) ?? '', put };
        note(threadId, use);
        void whenSaved(rooms).then(() => say(threadId, use, true));
      },
    }),

    async finish() {
      if (left.size === 0) return;
      // A page that has nothing of its own is saved before it has heard what stands in the plan.
      await whenEven(rooms);
      for (const [threadId, use] of [...left]) {
        left.delete(threadId);
        if (inHand.has(threadId)) continue;
        await say(threadId, use, use.put !== undefined && Y.getState(doc.store, use.put.client) >= use.put.clock);
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
