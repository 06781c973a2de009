/**
 * Above the page: what somebody is asked for, with their answers to that; and for the plan's authors, in a line each, what they
 * have asked for and who has answered.
 */
import type { RequestToMe, SentRequest } from '@tangram/contract';
import { useNow } from '../ui/use-now.ts';
import { longDay } from '../ui/when.ts';
import { requestWords } from '../words/requests.ts';
import { AskedOfMe } from './AskedOfMe.tsx';
import css from './requests.module.css';

export interface RequestStripProps {
  readonly toMe: readonly RequestToMe[];
  /** Those that are open. */
  readonly sent: readonly SentRequest[];
  /** The request that a link named. */
  readonly named: string | null;
  readonly onComment: () => void;
  readonly onSee: () => void;
}

const linesShown = 2;

export function RequestStrip({ toMe, sent, named, onComment, onSee }: RequestStripProps) {
  const now = useNow();
  return (
    <>
      {toMe.length > 0 && (
        <section aria-label={requestWords.region}>
          {toMe.map((one) => (
            <AskedOfMe key={one.id} request={one} isNamed={one.id === named} now={now} onComment={onComment} />
          ))}
        </section>
      )}
      {sent.length > 0 && (
        <section aria-label={requestWords.sentRegion} className={css.sent}>
          <ul>
            {sent.slice(0, linesShown).map(({ id, byDate, past, people }) => (
              <li key={id}>
                <span className={css.quiet}>
                  {(past ? requestWords.wasAsked : requestWords.youAsked)(longDay(byDate, now))}
                </span>{' '}
                {requestWords.answered(people)}
              </li>
            ))}
          </ul>
          <button type="button" className={css.more} onClick={onSee}>
            {requestWords.see}
          </button>
        </section>
      )}
    </>
  );
}
