/**
 * The truth about “Saved”, in four words. It is decided here from facts and nowhere else: “Saved” is said only when every change of
 * this page has been acknowledged by the server's disk.
 */

/** What is known of one document's connection. */
export interface SaveFacts {
  /** The socket is open and both sides have told each other what they have. */
  readonly connected: boolean;
  /** Some change of this device has not been acknowledged. */
  readonly unsent: boolean;
  /** The server has said that its disk refuses, or a final close code was given with words unsent. */
  readonly refused: boolean;
  /** This device keeps what is typed. */
  readonly kept: boolean;
  /** The first answer is still awaited; nothing is known to be wrong. */
  readonly starting: boolean;
}

export type SaveState = 'saved' | 'saving' | 'offline' | 'notSaved';

export function saveState({ connected, unsent, refused, kept, starting }: SaveFacts): SaveState {
  if (refused) return 'notSaved';
  if (connected) return unsent ? 'saving' : 'saved';
  if (starting) return 'saving';
  return kept || !unsent ? 'offline' : 'notSaved';
}

const gravest: readonly SaveState[] = ['saved', 'saving', 'offline', 'notSaved'];

/** What is said of several documents of one plan: the worst of them. */
export function worst(states: readonly SaveState[]): SaveState {
  return gravest[Math.max(0, ...states.map((state) => gravest.indexOf(state)))] ?? 'saved';
}
