/** The place above the page for requests: their code comes only where there are any. */
import type { RequestToMe, SentRequest } from '@tangram/contract';
import { laterInPlace } from '../ui/later.tsx';
import type { RequestStripProps } from './RequestStrip.tsx';
import css from './requests.module.css';
import { useSentRequests } from './use-requests.ts';

const RequestStrip = laterInPlace<RequestStripProps>(
  async () => ({ default: (await import('./RequestStrip.tsx')).RequestStrip }),
  <div className={css.waiting} />,
);

interface RequestsProps {
  readonly planId: string;
  readonly toMe: readonly RequestToMe[];
  readonly isAuthor: boolean;
  /** The request that a link named. */
  readonly named: string | null;
  readonly onComment: () => void;
  readonly onSee: () => void;
}

export function Requests({ planId, toMe = [], isAuthor, ...rest }: RequestsProps) {
  const sent = openOf(useSentRequests(planId, isAuthor).data ?? []);
  if (toMe.length === 0 && sent.length === 0) return null;
  return (
    <div className={css.place}>
      <RequestStrip toMe={toMe} sent={sent} {...rest} />
    </div>
  );
}

/** Those that are open, the nearest day first. */
function openOf(sent: readonly SentRequest[]): readonly SentRequest[] {
  const open = sent.filter(({ closedAt }) => closedAt === null);
  return open.sort((one, other) => one.byDate.localeCompare(other.byDate));
}
