#!/usr/bin/env node
/**
 * The engine alone: any room name, any content, no sign-in. It listens on this machine only, and only
 * pages of this machine may talk to it. For other people's clients, and for measuring.
 *
 *   node bin/sync-server.ts --port 1234 --data ./data
 *   node bin/sync-server.ts --port 1234 --postgres postgres://… --redis redis://…    several, on one log
 */

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { FanOut } from '../src/fan-out/fan-out.ts';
import { type Admission, createSyncServer, documentName, type Limits, personKey } from '../src/index.ts';
import type { UpdateLog } from '../src/update-log/update-log.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '1234' },
    data: { type: 'string', default: '.tangram-sync' },
    postgres: { type: 'string' },
    schema: { type: 'string' },
    redis: { type: 'string' },
    prefix: { type: 'string' },
  },
});

/** Nobody is signed in, so nobody can be held to a share; what would harm the process stays bounded. */
const limits: Partial<Limits> = {
  updatesPerSecond: Number.POSITIVE_INFINITY,
  controlPerSecond: Number.POSITIVE_INFINITY,
  stateVectorsPerSecond: Number.POSITIVE_INFINITY,
  connectsPerPersonPerSecond: Number.POSITIVE_INFINITY,
  socketsPerPersonMax: Number.POSITIVE_INFINITY,
  socketsPerAddressMax: Number.POSITIVE_INFINITY,
  socketsMax: 10_000,
  valueBytesMax: 1024 * 1024,
  awarenessBytesMax: 64 * 1024,
};

const anyone = personKey('anyone');
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isOfThisMachine(origin: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && loopback.has(new URL(origin).hostname));
}

async function admit({ url = '/', headers }: IncomingMessage): Promise<Admission> {
  if (!isOfThisMachine(headers.origin)) return { kind: 'turnedAway', status: 403 };
  const [path = '', question = ''] = url.split('?', 2);
  const query = new URLSearchParams(question);
  try {
    return {
      kind: 'admitted',
      document: documentName(decodeURIComponent(path.slice(1))),
      person: anyone,
      access: 'edit',
      presence: 'asClaimed',
      wantsAck: query.get('ack') === '1',
      ...(query.has('generation') ? { generation: Number(query.get('generation')) } : {}),
    };
  } catch {
    return { kind: 'turnedAway', status: 404 };
  }
}

interface Ground {
  readonly log: UpdateLog;
  readonly fanOut?: FanOut;
  readonly words: string;
}

/** Alone on a folder, or one of several on PostgreSQL and Redis; nobody loads a driver that is not used. */
async function layGround(): Promise<Ground> {
  const { data, postgres, schema, redis, prefix } = values;
  if (postgres === undefined && redis === undefined) {
    const { openSqliteLog } = await import('../src/update-log/sqlite.ts');
    return { log: await openSqliteLog(data), words: `data in ${data}` };
  }
  if (postgres === undefined || redis === undefined) {
    throw new Error('several servers need both: --postgres for the words, --redis for the news of them');
  }
  const { openPostgresLog } = await import('../src/update-log/postgres.ts');
  const { openRedisFanOut } = await import('../src/fan-out/redis.ts');
  const onTrouble = (cause: Error | null) => console.error('Redis:', cause?.message ?? 'there again');
  return {
    log: await openPostgresLog({ connectionString: postgres, ...(schema === undefined ? {} : { schema }) }),
    fanOut: openRedisFanOut({ url: redis, onTrouble, ...(prefix === undefined ? {} : { prefix }) }),
    words: 'on PostgreSQL and Redis',
  };
}

/** What an error goes back to. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

async function start(): Promise<void> {
  const { words, ...ground } = await layGround();
  const sync = createSyncServer({
    ...ground,
    admit,
    limits,
    observer: {
      happened(event) {
        if (event.kind === 'failed' || event.kind === 'behind') console.error(event.kind, event.cause);
        else if (event.kind === 'notSaving') console.error(`nothing is saved: ${reasonOf(event.cause)}`);
        else if (event.kind === 'savingAgain') console.error('everything is saved again');
        else if (event.kind === 'damaged') {
          console.error(
            `${event.document} cannot be read after ${event.position}: stop this server and run the repair`,
          );
        }
      },
    },
  });
  const http = createServer((_, response) => {
    response.writeHead(426).end('This is a sync server: connect a websocket.\n');
  });
  http.on('upgrade', sync.handleUpgrade);
  http.listen(Number(values.port), '127.0.0.1', () => {
    console.log(`ready at ws://127.0.0.1:${(http.address() as AddressInfo).port}, ${words}`);
  });
  http.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  const stop = async () => {
    http.close();
    setTimeout(() => process.exit(1), 9_500).unref(); // ten seconds are what a process manager waits
    await sync.stop().catch((error: unknown) => {
      console.error(`not everything was saved: ${reasonOf(error)}`);
      process.exit(1);
    });
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
