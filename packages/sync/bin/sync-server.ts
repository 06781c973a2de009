#!/usr/bin/env node
/**
 * The engine alone: any room name, any content, no sign-in. It listens on this machine only, and only
 * pages of this machine may talk to it. For other people's clients, and for measuring.
 *
 *   node bin/sync-server.ts --port 1234 --data ./data
 */

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { type Admission, createSyncServer, documentName, type Limits, personKey } from '../src/index.ts';
import { openSqliteLog } from '../src/update-log/sqlite.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '1234' },
    data: { type: 'string', default: '.tangram-sync' },
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
  const [path = '', query = ''] = url.split('?', 2);
  try {
    return {
      kind: 'admitted',
      document: documentName(decodeURIComponent(path.slice(1))),
      person: anyone,
      access: 'edit',
      presence: 'asClaimed',
      wantsAck: new URLSearchParams(query).get('ack') === '1',
    };
  } catch {
    return { kind: 'turnedAway', status: 404 };
  }
}

async function start(): Promise<void> {
  const log = await openSqliteLog(values.data);
  const sync = createSyncServer({
    log,
    admit,
    limits,
    observer: {
      happened(event) {
        if (event.kind === 'failed' || event.kind === 'notSaving') console.error(event.kind, event.cause);
      },
    },
  });
  const http = createServer((_, response) => {
    response.writeHead(426).end('This is a sync server: connect a websocket.\n');
  });
  http.on('upgrade', sync.handleUpgrade);
  http.listen(Number(values.port), '127.0.0.1', () => {
    console.log(`ready at ws://127.0.0.1:${(http.address() as AddressInfo).port}, data in ${values.data}`);
  });
  http.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  const stop = async () => {
    http.close();
    await sync.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
