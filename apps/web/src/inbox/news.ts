/**
 * How this browser hears that the inbox changed: one stream from the server for all its tabs, because a browser opens only six
 * connections to a server and a plan's sockets need theirs. The tab that holds the lock keeps the stream and passes on what
 * it hears; when it closes, another takes over. Without locks, or without the stream, each tab asks by itself.
 */
import { createStore, type Store } from '../ui/store.ts';

const address = '/api/inbox/news';
/** The server gives a sign of life every 20 seconds. */
const silenceMs = 50_000;
const backOff = { firstMs: 1_000, mostMs: 60_000 } as const;

type Heard = 'changed' | 'beat';

/** Whether the browser hears of its inbox at the moment; where it does not, a tab asks now and then. */
export const hearsOfInbox: Store<boolean> = createStore(false);

const name = 'tangram-inbox';

/** Tells the other tabs that something was read or is new. */
export function passOn(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage('changed' satisfies Heard);
  channel.close();
}

/** Listens until the returned function is called. `changed`: the inbox is to be asked again. */
export function hearOfInbox(changed: () => void): () => void {
  const over = new AbortController();
  const channel = new BroadcastChannel(name);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const hear = (heard: Heard) => {
    if (heard === 'changed') changed();
    // Only the stream gives signs of life: a tab that read something says nothing of it.
    if (heard !== 'beat') return;
    clearTimeout(silence);
    silence = setTimeout(() => hearsOfInbox.set(false), silenceMs);
    hearsOfInbox.set(true);
  };
  channel.addEventListener('message', (event: MessageEvent<Heard>) => hear(event.data));
  const hearAndPassOn = (heard: Heard) => {
    hear(heard);
    channel.postMessage(heard);
  };
  if ('locks' in navigator) {
    const lead = () => keepStream(over.signal, hearAndPassOn, () => hearsOfInbox.set(false));
    navigator.locks.request(name, { signal: over.signal }, lead).catch(() => {});
  }
  return () => {
    over.abort();
    clearTimeout(silence);
    channel.close();
    hearsOfInbox.set(false);
  };
}

/** Keeps a stream open until the signal, after each end a while later; resolves then. */
async function keepStream(over: AbortSignal, hear: (heard: Heard) => void, lost: () => void): Promise<void> {
  let tries = 0;
  while (!over.aborted) {
    const lived = await streamOnce(over, hear);
    lost();
    tries = lived ? 0 : tries + 1;
    if (!over.aborted) await pause(over, Math.min(backOff.mostMs, backOff.firstMs * 2 ** tries));
  }
}

/** One stream, until it ends or says nothing for too long; resolves to whether it lasted. */
function streamOnce(over: AbortSignal, hear: (heard: Heard) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource(address);
    let beats = 0;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(silence);
      source.close();
      over.removeEventListener('abort', end);
      resolve(beats > 1);
    };
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(end, silenceMs);
    };
    const on = (heard: Heard) => {
      listen();
      if (heard === 'beat') beats += 1;
      // What was missed while nobody listened is asked for with the first sign of life.
      if (heard === 'beat' && beats === 1) hear('changed');
      hear(heard);
    };
    source.addEventListener('changed', () => on('changed'));
    source.addEventListener('beat', () => on('beat'));
    source.addEventListener('error', end);
    over.addEventListener('abort', end);
    listen();
  });
}

/** Waits somewhat more or less than this, so that not everybody comes back at once; less when the connection comes back. */
function pause(over: AbortSignal, aboutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, aboutMs * (0.5 + Math.random()));
    addEventListener('online', done);
    over.addEventListener('abort', done);
  });
}
