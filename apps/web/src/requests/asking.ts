/** What is being asked, half-written: kept on this device until it is sent or given up. */
import { remember, remembered } from '../remembered.ts';

export interface Asking {
  /** One id from the first try to the last: sent again, it is one request. */
  readonly id: string;
  /** People's ids and groups. */
  readonly to: string[];
  readonly question: string;
  readonly byDate: string;
}

const nameOf = (planId: string) => `asking:${planId}`;

/** The new request that somebody has begun on a plan, or null. */
export function draftOfAsking(person: string, planId: string): Asking | null {
  return remembered<Asking>(person, nameOf(planId)) ?? null;
}

/** Keeps it; without whom and what, there is nothing to keep. */
export function keepAsking(person: string, planId: string, asking: Asking | null): void {
  const isEmpty = asking === null || (asking.to.length === 0 && asking.question.trim() === '');
  remember(person, nameOf(planId), isEmpty ? undefined : asking);
}
