/** The bar above every screen but the plan's own: the sign of the house, the ways to go, and the account. */
import { Link } from '@tanstack/react-router';
import { InboxLink } from '../inbox/InboxLink.tsx';
import { Logo } from '../ui/Logo.tsx';
import { useOnline } from '../ui/use-online.ts';
import { words } from '../words.ts';
import { AccountMenu } from './AccountMenu.tsx';

export function TopBar() {
  const online = useOnline();
  return (
    <>
      <header className="top-bar">
        <Link to="/" aria-label={words.product} className="top-bar-logo">
          <Logo />
        </Link>
        <nav aria-label={words.nav.label}>
          <Link to="/" activeOptions={{ exact: true }}>
            {words.nav.desk}
          </Link>
          <Link to="/plans">{words.nav.plans}</Link>
          <Link to="/standards">{words.nav.standards}</Link>
          <Link to="/people">{words.nav.people}</Link>
        </nav>
        <InboxLink />
        <AccountMenu />
      </header>
      {!online && (
        <p className="notice" role="alert">
          {words.offline.banner}
        </p>
      )}
    </>
  );
}
