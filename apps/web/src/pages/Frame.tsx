/**
 * What stands around every screen: who is signed in, the bar at the top, the notices of the app itself. It decides who
 * sees a screen (screens.ts): somebody who is not signed in is sent to sign in and back again.
 */
import { Skeleton } from '@mantine/core';
import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNews } from '../inbox/use-inbox.ts';
import { type Screen, screens } from '../screens.ts';
import { type SignedIn, SignedInContext, useMe } from '../session.ts';
import { Failed } from '../ui/Failed.tsx';
import { useFocusOnArrival } from '../ui/focus-page.ts';
import { useRegionKeys } from '../ui/region-keys.ts';
import { words } from '../words.ts';
import { DiskNote } from './DiskNote.tsx';
import { NewVersion } from './NewVersion.tsx';
import { TopBar } from './TopBar.tsx';

export function Frame() {
  const screen = useScreen();
  useFocusOnArrival();
  useRegionKeys();
  useEffect(() => {
    document.title = screen.title === words.nav.desk ? words.product : `${screen.title} · ${words.product}`;
  }, [screen]);
  return (
    <>
      <a className="skip-link" href="#page">
        {words.skipToContent}
      </a>
      <NewVersion />
      <ForWhomever screen={screen} />
    </>
  );
}

function ForWhomever({ screen }: { screen: Screen }) {
  const me = useMe();
  const { href } = useLocation();
  const next = new URL(href, location.origin).searchParams.get('next');
  if (screen.seenBy === 'anyone') {
    return me.data?.person ? (
      <SignedInContext value={me.data as SignedIn}>
        <TopBar />
        <Outlet />
      </SignedInContext>
    ) : (
      <Outlet />
    );
  }
  if (me.data === undefined) {
    if (me.isPending) return <Waiting />;
    return (
      <main id="page" className="narrow">
        <h1 className="visually-hidden">{words.product}</h1>
        <Failed {...words.notLoaded} onRetry={() => me.refetch()} />
      </main>
    );
  }
  if (screen.seenBy === 'signedOut')
    return me.data.person === null ? <Outlet /> : <Redirect key={screen.path} to={ownPath(next)} />;
  if (me.data.person === null) {
    return <Redirect key={screen.path} to={href === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(href)}`} />;
  }
  return (
    <Signed me={me.data as SignedIn}>
      {screen !== screens.printPlan && <DiskNote />}
      {isAlone(screen) ? <Outlet /> : <WithTopBar />}
    </Signed>
  );
}

/** A plan has a bar of its own, and paper has none. */
function isAlone(screen: Screen): boolean {
  return screen === screens.plan || screen === screens.printPlan;
}

/**
 * Goes somewhere else, once. The address changes before the screen does, and `to` may be made of the address: whoever followed each
 * new one would never arrive.
 */
function Redirect({ to }: { to: string }) {
  const { history } = useRouter();
  const first = useRef(to);
  useEffect(() => history.replace(first.current), [history]);
  return <Waiting />;
}

function Signed({ me, children }: { me: SignedIn; children: ReactNode }) {
  useNews();
  return <SignedInContext value={me}>{children}</SignedInContext>;
}

function WithTopBar() {
  return (
    <>
      <TopBar />
      <Outlet />
    </>
  );
}

function Waiting() {
  return (
    <main id="page" className="wide" aria-busy="true">
      <h1 className="visually-hidden">{words.loading}</h1>
      <Skeleton height={28} width={220} mb="lg" />
      <Skeleton height={280} radius="lg" />
    </main>
  );
}

/** The screen that the router shows; a path that matches none is the one that says so. */
function useScreen(): Screen {
  const path = useMatches().at(-1)?.fullPath ?? '/$';
  return (
    Object.values(screens).find((screen) => screen.path === path || `${screen.path}/` === path) ?? screens.notFound
  );
}

/** A path of this site; whatever else a link may say leads to the desk. */
function ownPath(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next)) return '/';
  return next;
}
