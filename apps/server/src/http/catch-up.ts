/** Coming back to a plan over HTTP: each person their own visits, and of the plan what they may read at the moment they ask. */
import { ORPCError } from '@orpc/server';
import type { CatchUp } from '@tangram/contract';
import { withPlainFormulas } from '@tangram/plan/plain-formula';
import type { CatchUps } from '../catchup/catch-up.ts';
import { NotCompared } from '../catchup/compare.ts';
import { threadChanges } from '../catchup/thread-changes.ts';
import type { Comments } from '../store/comments.ts';
import type { Roster } from '../store/roster.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { instant, personOf } from './present-people.ts';
import { notThere } from './problem.ts';

export interface CatchUpRoutesParts {
  readonly grant: AskGrant;
  readonly catchUps: CatchUps;
  readonly comments: Comments;
  readonly roster: Roster;
}

const beginningMax = 240;
const nothing: CatchUp = { since: null, sections: [], threads: [], tooMuch: false };

export function catchUpRoutes({ grant, catchUps, comments, roster }: CatchUpRoutesParts) {
  return {
    visit: api.catchUp.visit.handler(async ({ input, context: { viewer } }) => {
      const { since, looked } = await catchUps.visit(await grant(viewer, 'open', input.planId));
      return { since: since === null ? null : instant(since.at), looked };
    }),

    read: api.catchUp.read.handler(async ({ input, context: { viewer } }): Promise<CatchUp> => {
      const mayOpen = await grant(viewer, 'open', input.planId);
      const since = await catchUps.since(mayOpen);
      if (since === null) return nothing;
      const missed = await patiently(catchUps.missed(mayOpen, since));
      const people = new Map((await roster.cards(viewer.network)).map((card) => [card.id, card]));
      const named = (ids: readonly string[]) => ids.map((id) => personOf(id, people));
      return {
        since: instant(since.at),
        tooMuch: missed === 'tooMuch',
        sections: (missed === 'tooMuch' ? [] : missed).map(({ part, id, name, change, moved, by }) => ({
          part,
          id,
          name,
          change,
          moved,
          by: named(by.map(([author]) => author)),
          at: by[0] === undefined ? null : instant(by[0][1]),
        })),
        threads: threadChanges(await comments.list(mayOpen), viewer.person, since.at).map(
          ({ thread, what, by, at, text, comments: count }) => ({
            threadId: thread.id,
            what,
            by: named(by),
            at: instant(at),
            quote: withPlainFormulas(thread.quote),
            text: withPlainFormulas(text).slice(0, beginningMax),
            comments: count,
          }),
        ),
      };
    }),

    section: api.catchUp.section.handler(async ({ input, context: { viewer } }) => {
      const mayOpen = await grant(viewer, 'open', input.planId);
      const since = await catchUps.since(mayOpen);
      const missed = since === null ? [] : await patiently(catchUps.missed(mayOpen, since));
      const sections = missed === 'tooMuch' ? [] : missed;
      const found = sections.find(({ part, id }) => part === input.part && id === input.sectionId);
      if (found === undefined) throw notThere();
      return { lines: found.lines };
    }),

    done: api.catchUp.done.handler(async ({ input, context: { viewer } }) => {
      await catchUps.done(await grant(viewer, 'open', input.planId), input.how);
      return { ok: true } as const;
    }),
  };
}

async function patiently<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof NotCompared)) throw error;
    const message = 'What changed could not be put together right now. Try again in a minute.';
    throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, message });
  }
}
