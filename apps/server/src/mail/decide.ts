/** What becomes of a notice that waits to be mailed. Pure: the person's wishes and the hour are handed in. */
import type { MailChoices } from '../store/mail-settings.ts';
import type { WaitingRow } from '../store/outbox.ts';
import { isDigestTime, nextDigest } from './school-days.ts';

/** At most so many mails a day are sent at once; what is more is in the digest. */
export const atOnceADay = 3;
/** What could not be mailed for so long is in the inbox, and nobody needs a mail about it. */
const tooOldMs = 7 * 24 * 60 * 60 * 1000;

export interface Decided {
  /** Each in a mail of its own, as long as the day's share lasts. */
  readonly atOnce: readonly number[];
  /** Whether what waits for the digest goes out now. */
  readonly digest: boolean;
  /** Waits for the digest of `nextDigest`. */
  readonly later: readonly number[];
  readonly nextDigest: number;
  /** Is not mailed. */
  readonly never: readonly number[];
}

type Fate = 'atOnce' | 'digest' | 'later' | 'never';

/** Sorts what of one person is to be looked at now. */
export function decide(
  rows: readonly WaitingRow[],
  { wanted, ways, timeZone, now }: MailChoices & { readonly timeZone: string; readonly now: number },
): Decided {
  const may = isDigestTime(now, timeZone);
  const sorted = Map.groupBy(rows, ({ reason, at, kind }): Fate => {
    if (!wanted || reason === null || at === null || now - at > tooOldMs || ways[reason] === 'nothing') return 'never';
    if (kind === 'digest') return may ? 'digest' : 'later';
    return ways[reason] === 'atOnce' ? 'atOnce' : 'later';
  });
  const ids = (which: Fate) => sorted.get(which)?.map(({ id }) => id) ?? [];
  return {
    atOnce: ids('atOnce'),
    digest: ids('digest').length > 0,
    later: ids('later'),
    never: ids('never'),
    nextDigest: nextDigest(now, timeZone),
  };
}
