/** PlanId ⇄ the names of its two documents in the engine, and whom the engine knows the server as. Nothing else knows both. */
import { type PlanId, planId } from '@tangram/domain';
import { type DocumentName, documentName, personKey } from '@tangram/sync';

/** The author of what the server itself writes: marks are nobody's words. */
export const server = personKey('server');

/** The open part is what the circle reads; the authors' part is for those who may edit. */
export type Part = 'open' | 'authors';

export function documentOf(plan: PlanId, part: Part): DocumentName {
  return documentName(part === 'open' ? plan : `${plan}.authors`);
}

/** The plan and part that a document's name stands for; null for a name that is none of ours. */
export function planOf(document: string): { readonly plan: PlanId; readonly part: Part } | null {
  const parts = /^([0-9a-f]{32})(\.authors)?$/.exec(document);
  if (parts === null || parts[1] === undefined) return null;
  return { plan: planId(parts[1]), part: parts[2] === undefined ? 'open' : 'authors' };
}
