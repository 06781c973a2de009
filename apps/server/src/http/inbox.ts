/** The inbox over HTTP: each person's own, of the plans that they may open at the moment they ask. */
import type { Viewer } from '@tangram/access';
import type { PlanNotices } from '@tangram/contract';
import { withPlainFormulas } from '@tangram/plan/plain-formula';
import type { InboxNews } from '../live/inbox-news.ts';
import type { Notices } from '../store/notices.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { instant, personOf } from './present-people.ts';

export interface InboxParts {
  readonly grant: AskGrant;
  readonly notices: Notices;
  readonly news: InboxNews;
  readonly plans: Plans;
  readonly roster: Roster;
}

/** As many as somebody looks through; older ones stay with their threads. */
const noticesShown = 200;
const beginningMax = 240;

export function inboxRoutes({ grant, notices, news, plans, roster }: InboxParts) {
  const count = async (viewer: Viewer): Promise<{ unread: number }> => {
    const unread = await notices.unread(viewer.person);
    const may = await plans.sharedOf(viewer, [...unread.keys()]);
    return { unread: may.reduce((sum, { plan }) => sum + (unread.get(plan.id) ?? 0), 0) };
  };

  return {
    list: api.inbox.list.handler(async ({ context: { viewer } }): Promise<PlanNotices[]> => {
      const found = await notices.list(viewer.person, noticesShown);
      const byPlan = Map.groupBy(found, ({ plan }) => plan);
      const may = new Map((await plans.sharedOf(viewer, [...byPlan.keys()])).map(({ plan }) => [plan.id, plan]));
      const people = new Map((await roster.cards(viewer.network)).map((card) => [card.id, card]));
      const groups: PlanNotices[] = [];
      for (const [id, ofPlan] of byPlan) {
        const plan = may.get(id);
        if (plan === undefined) continue;
        groups.push({
          plan: { id, title: plan.title, kind: plan.kind },
          level: await notices.level(await grant(viewer, 'open', id)),
          notices: ofPlan.map(({ thread, section, about, by, at, quote, text, plan: _, ...same }) => ({
            ...same,
            threadId: thread,
            sectionId: section,
            about: about === null ? null : personOf(about, people),
            by: personOf(by, people),
            at: instant(at),
            quote: withPlainFormulas(quote),
            text: withPlainFormulas(text).slice(0, beginningMax),
          })),
        });
      }
      return groups;
    }),

    count: api.inbox.count.handler(({ context: { viewer } }) => count(viewer)),

    read: api.inbox.read.handler(async ({ input, context: { viewer } }) => {
      const { planId: plan, threadId: thread, requestId: request, noticeId: notice } = input;
      await notices.read(viewer.person, { plan, thread, request, notice });
      news.changedFor(viewer.person);
      return count(viewer);
    }),

    level: api.inbox.level.handler(async ({ input, context: { viewer } }) => ({
      level: await notices.level(await grant(viewer, 'open', input.planId)),
    })),

    setLevel: api.inbox.setLevel.handler(async ({ input, context: { viewer } }) => {
      await notices.setLevel(await grant(viewer, 'open', input.planId), input.level);
      news.changedFor(viewer.person);
      return { level: input.level };
    }),
  };
}
