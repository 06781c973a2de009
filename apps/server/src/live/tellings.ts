/** “Something changed, come and read”, on the plan's own socket. It never carries what changed. */
import type { Telling } from '@tangram/contract';
import type { PlanId } from '@tangram/domain';
import type { SyncServer } from '@tangram/sync';
import { documentOf } from './names.ts';

export type Tell = (plan: PlanId, telling: Telling) => void;

export function createTell(engine: Pick<SyncServer, 'tell'>): Tell {
  const encoder = new TextEncoder();
  return (plan, telling) => engine.tell(documentOf(plan, 'open'), encoder.encode(JSON.stringify(telling)));
}
