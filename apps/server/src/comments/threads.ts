/**
 * Starting and ending threads: the mark in the text and the row beside it, in the order in which a crash in between does
 * no harm. A thread is noted, its mark set, and then it is there; a thread that ends is hidden, its mark taken away, and then it
 * is gone.
 */
import type { Grant } from '@tangram/access';
import { type PlanId, type ThreadId, threadId } from '@tangram/domain';
import type { SyncServer } from '@tangram/sync';
import { z } from 'zod';
import { documentOf, server } from '../live/names.ts';
import type { Tell } from '../live/tellings.ts';
import type { Comments, NewThread, Removal, WordsPlace } from '../store/comments.ts';
import { type Audience, nobody } from '../store/tell-people.ts';

const markResult = z.discriminatedUnion('set', [
  z.object({ set: z.literal(true), quote: z.string() }),
  z.object({ set: z.literal(false), because: z.enum(['noSection', 'noWords', 'wordsChanged']) }),
]);
const placements = z.record(z.string(), z.unknown());
const sections = z.object({ outline: z.array(z.object({ id: z.string() })) });

export interface ThreadsParts {
  readonly engine: Pick<SyncServer, 'edit' | 'derive'>;
  readonly comments: Comments;
  readonly tell: Tell;
}

/** `idTaken`: the thread's id is in use elsewhere; the others say what is not in the text any more. Nothing was kept. */
export type Started = 'started' | 'idTaken' | 'noSection' | 'wordsChanged';

export type Threads = ReturnType<typeof createThreads>;

export function createThreads({ engine, comments, tell }: ThreadsParts) {
  const mark = async (plan: PlanId, thread: ThreadId, words: WordsPlace) =>
    markResult.parse(await engine.edit(documentOf(plan, 'open'), 'setCommentMark', { thread, ...words }, server));

  const takeAway = async (plan: PlanId, thread: ThreadId): Promise<void> => {
    await engine.edit(documentOf(plan, 'open'), 'removeCommentMark', { thread }, server);
    await comments.drop(thread);
  };

  /** Sets the mark of a noted thread; a thread whose words are gone is forgotten. */
  const finish = async (plan: PlanId, thread: ThreadId, words: WordsPlace): Promise<Started> => {
    const result = await mark(plan, thread, words).catch(async (error: unknown) => {
      await comments.drop(thread);
      throw error;
    });
    if (!result.set) {
      await comments.drop(thread);
      return result.because === 'noSection' ? 'noSection' : 'wordsChanged';
    }
    await comments.marked(thread, result.quote.slice(0, 2_000));
    return 'started';
  };

  return {
    /** Starts a thread; asked again, it is started already. */
    async start(grant: Grant<'comment'>, thread: NewThread, audience: Audience = nobody): Promise<Started> {
      if (thread.words === null && thread.section !== null) {
        const { value } = await engine.derive(documentOf(grant.plan, 'open'), 'summary', {});
        const known = sections.safeParse(value).data?.outline ?? [];
        if (!known.some((section) => section.id === thread.section)) return 'noSection';
      }
      const found = await comments.begin(grant, thread, audience);
      if (found === null) return 'idTaken';
      const needsMark = found === 'noted' && thread.words !== null;
      const started = needsMark ? await finish(grant.plan, thread.id, thread.words) : 'started';
      if (started === 'started') tell(grant.plan, { about: 'threads' });
      return started;
    },

    /** Deletes one's own comment, and with the last one the thread and its mark. */
    async remove(grant: Grant<'open'>, thread: string, comment: string): Promise<Removal> {
      const removal = await comments.remove(grant, thread, comment);
      if (removal === 'threadGone') await takeAway(grant.plan, threadId(thread));
      if (removal !== 'notThere') tell(grant.plan, { about: 'threads' });
      return removal;
    },

    /** Takes away marks that belong to no thread of the plan: forged, or brought back by an undo. */
    async tidy(plan: PlanId): Promise<void> {
      const document = documentOf(plan, 'open');
      const { value } = await engine.derive(document, 'locateThreads', {});
      const known = await comments.idsOn(plan);
      for (const thread of Object.keys(placements.parse(value))) {
        if (!known.has(thread)) await engine.edit(document, 'removeCommentMark', { thread }, server);
      }
    },

    /** Sets and takes away the marks that an earlier run left. */
    async finishPending(failed: (error: unknown) => void): Promise<void> {
      for (const { plan, thread, mark } of await comments.pending()) {
        const finished: Promise<unknown> = 'set' in mark ? finish(plan, thread, mark.set) : takeAway(plan, thread);
        await finished.catch(failed);
      }
    },
  };
}
