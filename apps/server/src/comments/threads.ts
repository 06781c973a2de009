/**
 * Starting and ending threads: the mark in the text and the row beside it, in the order in which a crash in between does
 * no harm. A thread is noted, its mark set, and then it is there; a thread that ends is hidden, its mark taken away, and then it
 * is gone. What becomes of its words meanwhile is looked after by `looking-after.ts`, one plan at a time.
 */
import type { Grant } from '@tangram/access';
import { type AnchorKind, type PlanId, type ThreadId, threadId } from '@tangram/domain';
import type { SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import { documentOf, server } from '../live/names.ts';
import type { Tell } from '../live/tellings.ts';
import type { Anchors } from '../store/anchors.ts';
import type { Comments, NewThread, Removal, WordsPlace } from '../store/comments.ts';
import { type Audience, nobody } from '../store/tell-people.ts';
import { createLookingAfter, type LookingAfterParts } from './looking-after.ts';

const markResult = z.discriminatedUnion('set', [
  z.object({ set: z.literal(true), quote: z.string(), pieces: z.array(z.json()) }),
  z.object({ set: z.literal(false), because: z.enum(['noSection', 'noWords', 'wordsChanged']) }),
]);
const fixedPiece = z.object({ words: z.string() }).nullable();

export interface ThreadsParts extends LookingAfterParts {
  readonly engine: Pick<SyncServer, 'edit' | 'derive'>;
  readonly log: Pick<UpdateLog, 'readAfter' | 'heads'>;
  readonly comments: Comments;
  readonly anchors: Anchors;
  readonly tell: Tell;
}

/** `idTaken`: the thread's id is in use elsewhere; the others say what is not in the text any more. Nothing was kept. */
export type Started = 'started' | 'idTaken' | 'noSection' | 'wordsChanged';

export type Threads = ReturnType<typeof createThreads>;

export function createThreads(parts: ThreadsParts) {
  const { engine, log, comments, anchors, tell } = parts;
  const lookAfter = createLookingAfter(parts);
  const inTurn = createTurns();

  const mark = async (plan: PlanId, thread: ThreadId, words: WordsPlace) => {
    const document = documentOf(plan, 'open');
    const [head] = await log.heads([document]);
    const args = { thread, ...words };
    const result = markResult.parse(await engine.edit(document, 'setCommentMark', args, server));
    return { ...result, position: head?.position ?? 0 };
  };

  const takeAway = (plan: PlanId, thread: ThreadId): Promise<void> =>
    inTurn(plan, async () => {
      await engine.edit(documentOf(plan, 'open'), 'removeCommentMarks', { threads: [thread] }, server);
      await comments.drop(thread);
    });

  /** Sets the mark of a noted thread; a thread whose words are gone is forgotten. */
  const finish = (plan: PlanId, thread: ThreadId, words: WordsPlace): Promise<Started> =>
    inTurn(plan, async () => {
      const result = await mark(plan, thread, words).catch(async (error: unknown) => {
        await comments.drop(thread);
        throw error;
      });
      if (!result.set) {
        await comments.drop(thread);
        return result.because === 'noSection' ? 'noSection' : 'wordsChanged';
      }
      await comments.marked(thread, result.quote.slice(0, 2_000), result.position, result.pieces);
      return 'started';
    });

  return {
    /** Starts a thread; asked again, it is started already. */
    async start(grant: Grant<'comment'>, thread: NewThread, audience: Audience = nobody): Promise<Started> {
      let noted = thread;
      if (thread.words === null && thread.section !== null) {
        const { section, field = null, row = null } = thread;
        const document = documentOf(grant.plan, 'open');
        const { value, position } = await engine.derive(document, 'fixedPiece', { section, field, row });
        const piece = fixedPiece.parse(value);
        if (piece === null) return 'noSection';
        noted = { ...thread, stands: { words: piece.words.slice(0, 2_000), position, pieces: [value] } };
      }
      const found = await comments.begin(grant, noted, audience);
      if (found === null) return 'idTaken';
      const needsMark = found === 'noted' && thread.words !== null;
      const started = needsMark ? await finish(grant.plan, thread.id, thread.words) : 'started';
      if (started === 'started') tell(grant.plan, { about: 'threads' });
      return started;
    },

    /** Puts a thread on other words. */
    async attach(
      grant: Grant<'comment'>,
      thread: ThreadId,
      about: AnchorKind,
      words: WordsPlace,
    ): Promise<'attached' | 'notThere' | 'noSection' | 'wordsChanged'> {
      const { plan } = grant;
      const attached = await inTurn(plan, async () => {
        if ((await comments.startedBy(grant, thread)) === null) return 'notThere';
        const result = await mark(plan, thread, words);
        if (!result.set) return result.because === 'noSection' ? 'noSection' : 'wordsChanged';
        const quote = result.quote.slice(0, 2_000);
        await anchors.attached(thread, grant.person, about, quote, result.position, result.pieces);
        return 'attached';
      });
      if (attached === 'attached') tell(plan, { about: 'threads' });
      return attached;
    },

    /** Deletes one's own comment, and with the last one the thread and its mark. */
    async remove(grant: Grant<'open'>, thread: string, comment: string): Promise<Removal> {
      const removal = await comments.remove(grant, thread, comment);
      if (removal === 'threadGone') await takeAway(grant.plan, threadId(thread));
      if (removal !== 'notThere') tell(grant.plan, { about: 'threads' });
      return removal;
    },

    /** Looks after the marks of a plan that fell quiet. */
    tidy: (plan: PlanId): Promise<void> => inTurn(plan, () => lookAfter(plan)),

    /** Sets and takes away the marks that an earlier run left. */
    async finishPending(failed: (error: unknown) => void): Promise<void> {
      for (const { plan, thread, mark } of await comments.pending()) {
        const finished: Promise<unknown> = 'set' in mark ? finish(plan, thread, mark.set) : takeAway(plan, thread);
        await finished.catch(failed);
      }
    },
  };
}

/** Does one thing after the other for each plan: nobody looks after marks that are just being set. */
function createTurns() {
  const last = new Map<PlanId, Promise<unknown>>();
  return <Result>(plan: PlanId, act: () => Promise<Result>): Promise<Result> => {
    const turn = (last.get(plan) ?? Promise.resolve()).then(act, act);
    last.set(plan, turn);
    const end = () => {
      if (last.get(plan) === turn) last.delete(plan);
    };
    turn.then(end, end);
    return turn;
  };
}
