/** Puts a thread on other words, and says what came of it. */
import { api, client, problemOf, queryClient } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { attachWords } from '../words/attach.ts';
import { trouble } from '../words.ts';
import { type AboutText, placeInText } from './beginning.ts';

export function useAttaching(): (threadId: string, about: AboutText) => Promise<void> {
  const { planId, threads, say } = usePlanContext();
  return async (threadId, about) => {
    try {
      await client.comments.attach({ planId, threadId, place: placeInText(about) });
      threads.attaching.set(null);
      threads.chosen.set(threadId);
      say(attachWords.done);
    } catch (error) {
      const problem = problemOf(error);
      const isChanged = problem.kind === 'refused' && problem.code === 'CONFLICT';
      const { what, next } = trouble(problem);
      say(isChanged ? attachWords.changed : `${what} ${next}`);
    }
    await queryClient.invalidateQueries({ queryKey: api.comments.list.key({ input: { planId } }) });
  };
}
