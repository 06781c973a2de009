/**
 * Fan-out over Redis: one connection that publishes, one that listens, a channel for each document that is
 * open here. Nobody ever waits for Redis. While it is away what is published is lost, as fan-out may be,
 * and the log tells the others a little later; when it is back, every channel is listened to again.
 *
 * One Redis can carry several installations if each has its own `prefix`. Two with the same one would
 * believe each other's news: a prefix belongs to one log.
 */

import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Channel, FanOut } from './fan-out.ts';

export interface RedisFanOutOptions {
  /** such as `redis://redis.example.org:6379`, or `rediss:` */
  readonly url: string;
  /** what every channel's name begins with */
  readonly prefix?: string;
  /** how often each connection must show that it lives */
  readonly heartbeatMs?: number;
  /** Called when Redis cannot be reached any more, with why, and with null when it can be again. */
  readonly onTrouble?: (cause: Error | null) => void;
}

const HEARTBEAT_MS = 5_000;
const CONNECT_MS = 2_000;
const RETRY_MS_MAX = 1_000;
/** So much may wait for Redis; what comes on top is lost. */
const UNSENT_BYTES_MAX = 16 * 1024 * 1024;
/** What was published last may still leave when everything closes. */
const GOODBYE_MS = 500;
const SENDER_BYTES = 16;
const CHANNELS_AT_ONCE = 1_000;

type Hear = (message: Uint8Array) => void;

/** Joins the servers that share this Redis and prefix. It need not be reachable yet. */
export function openRedisFanOut(options: RedisFanOutOptions): FanOut {
  const { url, prefix = 'tangram:', heartbeatMs = HEARTBEAT_MS, onTrouble = () => {} } = options;
  const self = randomBytes(SENDER_BYTES);
  const connect = (connectionName: string) =>
    new Redis(url, {
      connectionName,
      protocol: 2,
      connectTimeout: CONNECT_MS,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), RETRY_MS_MAX) * (0.75 + Math.random() / 4),
      // What could not be said at once is not said later, and by somebody else's clock: it would be old news.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      autoResubscribe: false,
    });
  const publisher = connect('tangram-publisher');
  const subscriber = connect('tangram-subscriber');
  const listeners = new Map<string, Set<Hear>>();
  let waiting: { readonly channel: string; readonly message: Buffer }[] = [];
  let unsentBytes = 0;
  let sending: Promise<unknown> = Promise.resolve();
  let trouble: Error | null = null;
  let isClosed = false;

  for (const redis of [publisher, subscriber]) {
    redis.on('error', (cause: Error) => {
      if (trouble === null && !isClosed) onTrouble(cause);
      trouble = cause;
    });
    redis.on('ready', () => {
      if (trouble === null || publisher.status !== 'ready' || subscriber.status !== 'ready') return;
      trouble = null;
      onTrouble(null);
    });
    redis.on('close', () => {
      if (!isClosed && trouble === null) {
        trouble = new Error('the connection to Redis was closed');
        onTrouble(trouble);
      }
    });
  }
  subscriber.on('ready', () => listenTo([...listeners.keys()]));
  subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => {
    if (message.compare(self, 0, SENDER_BYTES, 0, SENDER_BYTES) === 0) return;
    const bytes = message.subarray(SENDER_BYTES);
    for (const hear of listeners.get(channel.toString()) ?? []) hear(bytes);
  });
  const stopWatching = watch([publisher, subscriber], heartbeatMs);

  function listenTo(channels: readonly string[]): void {
    if (subscriber.status !== 'ready') return; // when it is, it listens to all of them
    for (let at = 0; at < channels.length; at += CHANNELS_AT_ONCE) {
      subscriber.subscribe(...channels.slice(at, at + CHANNELS_AT_ONCE)).catch(() => subscriber.disconnect(true));
    }
  }

  /** What was published in this turn leaves together. */
  function flush(): void {
    const messages = waiting;
    waiting = [];
    if (publisher.status !== 'ready' || unsentBytes > UNSENT_BYTES_MAX) return;
    const pipeline = publisher.pipeline();
    let bytes = 0;
    for (const { channel, message } of messages) {
      pipeline.publish(channel, message);
      bytes += message.length;
    }
    unsentBytes += bytes;
    sending = pipeline
      .exec()
      .catch(() => {}) // lost; the log has it
      .finally(() => {
        unsentBytes -= bytes;
      });
  }

  return {
    reachesOthers: true,
    publish(channel: Channel, message: Uint8Array) {
      if (isClosed) return;
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ channel: prefix + channel, message: Buffer.concat([self, message]) });
    },
    subscribe(channel: Channel, hear: Hear) {
      const name = prefix + channel;
      const own: Hear = (message) => hear(message); // the same function may listen twice
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(own));
      if (all.size === 1) listenTo([name]);
      return () => {
        if (!all.delete(own) || all.size > 0) return;
        listeners.delete(name);
        if (subscriber.status === 'ready') subscriber.unsubscribe(name).catch(() => subscriber.disconnect(true));
      };
    },
    async close() {
      isClosed = true;
      stopWatching();
      flush();
      const enough = Promise.withResolvers<void>();
      const timer = setTimeout(enough.resolve, GOODBYE_MS);
      await Promise.race([sending, enough.promise]);
      clearTimeout(timer);
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/**
 * A connection can die without a word, and can be accepted without ever being answered. Whichever has not
 * answered since the last look is closed and made anew.
 */
function watch(connections: readonly Redis[], everyMs: number): () => void {
  const owing = new Set<Redis>();
  const timer = setInterval(() => {
    for (const redis of connections) {
      if (redis.status !== 'ready' && redis.status !== 'connect') {
        owing.delete(redis);
      } else if (owing.has(redis)) {
        owing.delete(redis);
        redis.disconnect(true);
      } else {
        owing.add(redis);
        if (redis.status === 'connect') redis.once('ready', () => owing.delete(redis));
        else
          redis.ping().then(
            () => owing.delete(redis),
            () => {},
          );
      }
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
