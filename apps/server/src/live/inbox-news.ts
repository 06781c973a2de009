/**
 * “Your inbox changed, come and read”: one stream of server-sent events for each browser, whatever number of tabs it has.
 * It never says what changed. It is opened with a session and ends with it, at once where somebody signs out, and otherwise
 * at the next beat.
 */
import type { PersonId, PlanId } from '@tangram/domain';
import type { Auth } from '../auth/auth.ts';
import type { Events } from '../events.ts';
import type { Notices } from '../store/notices.ts';

export interface InboxNewsParts {
  readonly notices: Pick<Notices, 'unread' | 'toldOf'>;
  readonly auth: Pick<Auth, 'stillGood'>;
  readonly events: Pick<Events, 'failed'>;
}

export type InboxNews = ReturnType<typeof createInboxNews>;

export const newsLimits = {
  /** Browsers of one person that hear at once; others read when somebody looks at them. */
  streamsOfOne: 8,
  /** A sign of life, and a look whether the session is still good. */
  beatMs: 20_000,
  /** What happens within this time is told once. */
  gatherMs: 100,
  /** Events that a browser may leave unread before its stream ends. */
  unreadMax: 20,
} as const;

interface Stream {
  readonly person: PersonId;
  readonly session: string;
  /** Plans of which the person has been told: what is taken back there counts less in the inbox. */
  readonly plans: Set<PlanId>;
  readonly out: ReadableStreamDefaultController<Uint8Array>;
}

const encoder = new TextEncoder();
const eventOf = (name: 'changed' | 'beat') => encoder.encode(`event: ${name}\ndata:\n\n`);

export function createInboxNews({ notices, auth, events }: InboxNewsParts) {
  const streams = new Set<Stream>();
  const waiting = new Set<Stream>();
  let gathering: ReturnType<typeof setTimeout> | undefined;

  const end = (stream: Stream): void => {
    if (!streams.delete(stream)) return;
    waiting.delete(stream);
    stream.out.close();
  };
  const write = (stream: Stream, name: 'changed' | 'beat'): void => {
    // Whoever does not read is let go; they ask again when they do.
    if ((stream.out.desiredSize ?? 0) < -newsLimits.unreadMax) end(stream);
    else stream.out.enqueue(eventOf(name));
  };
  const tell = (stream: Stream): void => {
    waiting.add(stream);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const told = [...waiting];
      waiting.clear();
      for (const one of told) write(one, 'changed');
    }, newsLimits.gatherMs);
  };
  const look = async (): Promise<void> => {
    const good = await auth.stillGood([...new Set([...streams].map(({ session }) => session))]);
    for (const stream of [...streams]) {
      if (good.has(stream.session)) write(stream, 'beat');
      else end(stream);
    }
  };
  const beating = setInterval(() => {
    look().catch((error: unknown) => events.failed('looking at who hears of their inbox', error));
  }, newsLimits.beatMs);

  return {
    /** A stream for one browser; null when the person has enough of them. */
    async open(person: PersonId, session: string): Promise<ReadableStream<Uint8Array> | null> {
      const plans = new Set((await notices.unread(person)).keys());
      if ([...streams].filter((stream) => stream.person === person).length >= newsLimits.streamsOfOne) return null;
      let stream: Stream | null = null;
      const opened = new ReadableStream<Uint8Array>({
        start(out) {
          stream = { person, session, plans, out };
          streams.add(stream);
          out.enqueue(eventOf('beat'));
        },
        cancel() {
          if (stream === null) return;
          streams.delete(stream);
          waiting.delete(stream);
        },
      });
      // They may have signed out while we were asking; from here on whoever signs out finds the stream.
      if (stream !== null && !(await auth.stillGood([session])).has(session)) end(stream);
      return opened;
    },

    /** Something in this person's inbox was read, or they want to be told otherwise. */
    changedFor(person: PersonId): void {
      for (const stream of streams) if (stream.person === person) tell(stream);
    },

    /** Comments on a plan, or who may open it, changed: whoever is told of it, or was, is to look. */
    changedOn(plan: PlanId): void {
      if (streams.size === 0) return;
      const work = async () => {
        const told = new Set(await notices.toldOf(plan));
        for (const stream of streams) {
          if (told.has(stream.person)) stream.plans.add(plan);
          if (stream.plans.has(plan)) tell(stream);
        }
      };
      work().catch((error: unknown) => events.failed('telling of an inbox', error));
    },

    /** Ends a person's streams, or those of one session. */
    end(person: PersonId, session?: string): void {
      for (const stream of [...streams]) {
        if (stream.person === person && (session === undefined || stream.session === session)) end(stream);
      }
    },

    close(): void {
      clearInterval(beating);
      clearTimeout(gathering);
      for (const stream of [...streams]) end(stream);
    },
  };
}
