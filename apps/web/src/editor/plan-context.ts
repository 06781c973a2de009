/** What every part of an open plan's page needs to know: the documents, what I may do, who is here, the threads. */

import type { PersonCard } from '@tangram/contract';
import type { PlanKind, SectionId } from '@tangram/domain';
import { createContext, useContext } from 'react';
import type { Threads } from '../discussion/threads.ts';
import type { PlanRooms } from '../live/plan-rooms.ts';

export interface FieldPlace {
  readonly section: SectionId;
  /** `title` for its title. */
  readonly field: string;
  readonly row?: string;
}

export interface PlanContextValue {
  readonly planId: string;
  readonly kind: PlanKind;
  readonly rooms: PlanRooms;
  readonly me: PersonCard;
  /** Whether I may write here now. */
  readonly mayEdit: boolean;
  /** Whether I am one of those who edit this plan, also while this page cannot write. */
  readonly isEditor: boolean;
  readonly mayComment: boolean;
  readonly threads: Threads;
  /** Says one sentence at the foot of the page for a while. */
  readonly say: (sentence: string, undo?: () => void) => void;
  /** Begins a comment about a section as a whole, about a field of it or one row of that, or with null about the plan. */
  readonly commentOn: (place: SectionId | FieldPlace | null) => void;
  /** Opens sharing, with somebody in mind; null for whoever is no author. */
  readonly shareWith: ((person: string | null) => void) | null;
  /** Opens what authors ask colleagues for; null for whoever is no author. */
  readonly askForFeedback: (() => void) | null;
}

export const PlanContext = createContext<PlanContextValue | null>(null);

export function usePlanContext(): PlanContextValue {
  const value = useContext(PlanContext);
  if (value === null) throw new Error('a part of a plan stands outside of one');
  return value;
}
