/**
 * Suggestions that this device puts into the plan. The server gives each to one person for a while; the thread is resolved when the words
 * are stored, and not before. What a page that dies leaves half done is mended when its person comes back: words that stand in the
 * plan are said to be used, and a suggestion that was not put in is anybody's again.
 */
import type { Thread } from '@tangram/contract';
import { locateThreads } from '@tangram/plan';
import { client, problemOf } from '../api.ts';
import { type PlanRooms, whenSaved } from '../live/plan-rooms.ts';
import { newId } from '../new-id.ts';
import { namesRemembered, remember, remembered } from '../remembered.ts';
import { trouble } from '../words.ts';
import type { Right } from './use-suggestion.ts';

export interface Uses {
  /** The right to put a thread's suggestion in. */
  rightTo(threadId: string): Right;
  /** Mends what an earlier page left. */
  finish(threads: readonly Thread[]): Promise<void>;
}

interface UsesParts {
  readonly planId: string;
  readonly person: string;
  readonly rooms: PlanRooms;
  /** The server knows something new of the threads. */
  readonly changed: () => void;
}

export function createUses({ planId, person, rooms, changed }: UsesParts): Uses {
  const prefix = `using:${planId}:`;
  /** By thread, what this page is putting in. */
  const inHand = new Map<string, string>();
  /** What an earlier page began, and what could not be said: another window may be putting in what it began since. */
  const left = new Map(
    namesRemembered(person, prefix).map((name) => [name.slice(prefix.length), remembered<string>(person, name) ?? '']),
  );
  const forget = (threadId: string) => {
    inHand.delete(threadId);
    left.delete(threadId);
    remember(person, prefix + threadId, undefined);
  };
  const say = async (threadId: string, useId: string, put: boolean): Promise<void> => {
    try {
      await client.comments.used({ planId, threadId, useId, put });
      forget(threadId);
      changed();
    } catch (error) {
      // Not there any more: nothing is left to be said. Otherwise it is said the next time.
      if (problemOf(error).kind === 'notFound') return forget(threadId);
      inHand.delete(threadId);
      left.set(threadId, useId);
    }
  };

  return {
    rightTo: (threadId) => ({
      async ask() {
        // The same one again, when an answer was lost.
        const useId = inHand.get(threadId) ?? newId();
        inHand.set(threadId, useId);
        remember(person, prefix + threadId, useId);
        const refused = await askToUse({ planId, threadId, useId });
        if (refused?.kind === 'taken') forget(threadId);
        return refused;
      },
      giveBack: () => say(threadId, inHand.get(threadId) ?? '', false),
      isPut() {
        const useId = inHand.get(threadId) ?? '';
        void whenSaved(rooms).then(() => say(threadId, useId, true));
      },
    }),

    async finish(threads) {
      if (left.size === 0) return;
      await whenSaved(rooms);
      const standing = locateThreads(rooms.open.doc);
      for (const [threadId, useId] of [...left]) {
        left.delete(threadId);
        if (inHand.has(threadId)) continue;
        const thread = threads.find(({ id }) => id === threadId);
        const words = (standing[threadId] ?? []).flatMap(({ removed, pieces }) => (removed ? [] : pieces)).join('');
        if (!thread?.suggestion || thread.resolved !== null) forget(threadId);
        else await say(threadId, useId, words === thread.suggestion.words);
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
