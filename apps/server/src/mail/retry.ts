/** When to try again. Pure: chance is handed in, so that many mails do not come back in the same second. */
import type { MailKind } from '../store/outbox.ts';
import { isDigestTime, nextDigest } from './school-days.ts';

const secondMs = 1000;
const hourMs = 60 * 60 * secondMs;
/** After so long a mail is given up: what it tells is in the inbox. */
export const giveUpAfterMs = 4 * 24 * hourMs;

/** How long to wait after so many failures in a row: twice as long each time, a quarter more or less, at most two hours. */
export function backoffMs(failures: number, random: () => number): number {
  const wait = Math.min(30 * secondMs * 2 ** Math.min(failures - 1, 20), 2 * hourMs);
  return Math.round(wait * (0.75 + random() / 2));
}

/** When a mail that was put off is tried again. */
export function tryAgainAt(
  { kind, tries }: { readonly kind: MailKind; readonly tries: number },
  { now, timeZone, random }: { readonly now: number; readonly timeZone: string; readonly random: () => number },
): number {
  return notBefore(kind, now + backoffMs(tries, random), timeZone);
}

/** The first moment from `at` on for such a mail: a digest comes only on the afternoon of a school day. */
export function notBefore(kind: MailKind, at: number, timeZone: string): number {
  return kind === 'atOnce' || isDigestTime(at, timeZone) ? at : nextDigest(at, timeZone);
}
