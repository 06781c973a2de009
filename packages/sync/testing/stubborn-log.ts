/** A log whose disk can be made to wait or to refuse. Everything else is the log that it was given. */

import { type UpdateLog, UpdatesNotLogged } from '../src/update-log/update-log.ts';

export interface StubbornLog extends UpdateLog {
  /** From now on appends wait until `letGo`. */
  hold(): void;
  letGo(): void;
  /** From now on appends fail, or succeed again. */
  refuse(refuses: boolean): void;
}

export function stubborn(log: UpdateLog): StubbornLog {
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  let refuses = false;
  return {
    ...log,
    async append(batches) {
      await gate.promise;
      if (refuses) throw new UpdatesNotLogged(new Error('no space left on device'));
      return log.append(batches);
    },
    hold() {
      gate = Promise.withResolvers();
    },
    letGo() {
      gate.resolve();
    },
    refuse(from) {
      refuses = from;
    },
  };
}
