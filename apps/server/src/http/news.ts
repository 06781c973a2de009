/** The stream by which a browser hears that its person's inbox changed. It is theirs alone, and it is not of the contract: it never ends by itself. */
import type { Session } from '../auth/auth.ts';
import type { InboxNews } from '../live/inbox-news.ts';
import type { Roster } from '../store/roster.ts';
import { refusal } from './problem.ts';

export interface NewsParts {
  readonly news: InboxNews;
  readonly roster: Roster;
}

/** Answers whoever asks with this session. */
export async function streamNews({ news, roster }: NewsParts, session: Session | null): Promise<Response> {
  if (session === null || (await roster.viewer(session.person)) === null) return refusal(401, 'Sign in to go on.');
  const stream = await news.open(session.person, session.id);
  if (stream === null) {
    return refusal(429, 'Your inbox is open in many browsers. This one reads it when you look at it.', {
      headers: { 'retry-after': '300' },
    });
  }
  // A proxy that gathers answers would keep the news to itself.
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } });
}
