/** “Something changed, come and read”, on the plan's own socket. It never carries what changed. */
import type { Telling } from '@tangram/contract';
import type { PlanId } from '@tangram/domain';
import type { SyncServer } from '@tangram/sync';
import type { InboxNews } from './inbox-news.ts';
import { documentOf } from './names.ts';

export type Tell = (plan: PlanId, telling: Telling) => void;

/** Who read what is written beside a plan, or who may open it, hear of it in their inbox as well. */
export function createTell(engine: Pick<SyncServer, 'tell'>, news: Pick<InboxNews, 'changedOn'>): Tell {
  const encoder = new TextEncoder();
  return (plan, telling) => {
    engine.tell(documentOf(plan, 'open'), encoder.encode(JSON.stringify(telling)));
    if (telling.about !== 'plan') news.changedOn(plan);
  };
}
