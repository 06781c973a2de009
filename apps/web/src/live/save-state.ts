/** “Saved” in four words: what the engine's helper knows of each of a plan's documents, as one phrase for the person. */
import type { SaveState as DocumentState } from '@tangram/sync/client';

export type SaveState = 'saved' | 'saving' | 'offline' | 'notSaved';

/** What is known of one document on this page. */
export interface SaveFacts {
  readonly line: DocumentState;
  /** Words of an earlier visit to this page are not acknowledged yet. */
  readonly unsentBefore: boolean;
  /** This device keeps what is typed. */
  readonly kept: boolean;
  /** The first answer is still awaited; nothing is known to be wrong. */
  readonly starting: boolean;
  /** The server lets no more of this person's documents in: each new try only looks like a line. */
  readonly crowded: boolean;
}

export function saveState({ line, unsentBefore, kept, starting, crowded }: SaveFacts): SaveState {
  switch (line.kind) {
    case 'saved':
      return unsentBefore ? 'saving' : 'saved';
    case 'offline':
      if (starting) return 'saving';
      return kept || !line.unsent ? 'offline' : 'notSaved';
    case 'saving':
      if (!crowded) return 'saving';
      return kept ? 'offline' : 'notSaved';
    case 'damaged':
      return line.unsent ? 'notSaved' : 'saved';
    default:
      return line.kind;
  }
}

const gravest: readonly SaveState[] = ['saved', 'saving', 'offline', 'notSaved'];

/** What is said of several documents of one plan: the worst of them. */
export function worst(states: readonly SaveState[]): SaveState {
  return gravest[Math.max(0, ...states.map((state) => gravest.indexOf(state)))] ?? 'saved';
}
