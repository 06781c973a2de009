/** In place of what could not be read from the server: that it could not, and a way to try again. */
import { problemOf } from '../api.ts';
import { notLoaded, type ToRead } from '../words/not-loaded.ts';
import { Failed } from './Failed.tsx';

interface NotLoadedProps {
  readonly what: ToRead;
  /** The reading that failed. */
  readonly of: { readonly error: unknown; refetch(): unknown };
}

export function NotLoaded({ what, of }: NotLoadedProps) {
  return <Failed {...notLoaded(problemOf(of.error), what)} onRetry={() => void of.refetch()} />;
}
