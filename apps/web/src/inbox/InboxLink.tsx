/** The way to the inbox, with how much in it is unread. */
import { Link } from '@tanstack/react-router';
import { inboxWords } from '../words/inbox.ts';
import css from './inbox-link.module.css';
import { useUnread } from './use-inbox.ts';

export function InboxLink() {
  const unread = useUnread();
  const label = inboxWords.unread(unread);
  return (
    <Link to="/inbox" className={css.link} aria-label={label} title={label}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M3.5 13.5 6.2 5.8A1.8 1.8 0 0 1 7.9 4.6h8.2a1.8 1.8 0 0 1 1.7 1.2l2.7 7.7v4.2a1.8 1.8 0 0 1-1.8 1.8H5.3a1.8 1.8 0 0 1-1.8-1.8zm0 0h5l1.2 2.4h4.6l1.2-2.4h5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 && <span className={css.count}>{inboxWords.shownCount(unread)}</span>}
    </Link>
  );
}
