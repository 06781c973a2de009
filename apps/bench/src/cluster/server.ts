/** One of several servers on PostgreSQL and Redis. It tells its port, and how long it has worked when asked. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSyncServer, documentName, personKey } from '@tangram/sync';
import { openPostgresLog } from '@tangram/sync/postgres';
import { openRedisFanOut } from '@tangram/sync/redis';

const [, , connectionString = '', url = '', name = ''] = process.argv;
const unlimited = Number.POSITIVE_INFINITY;
const anyone = personKey('anyone');

const sync = createSyncServer({
  log: await openPostgresLog({ connectionString, schema: name }),
  fanOut: openRedisFanOut({ url, prefix: `${name}:` }),
  admit: async ({ url: path = '/' }) => ({
    kind: 'admitted',
    document: documentName(path.slice(1)),
    person: anyone,
    access: 'edit',
    presence: 'asClaimed',
    wantsAck: false,
  }),
  limits: {
    updatesPerSecond: unlimited,
    controlPerSecond: unlimited,
    stateVectorsPerSecond: unlimited,
    connectsPerPersonPerSecond: unlimited,
    socketsPerPersonMax: unlimited,
    socketsPerAddressMax: unlimited,
    socketsMax: unlimited,
  },
  observer: {
    happened(event) {
      if (event.kind === 'failed' || event.kind === 'notSaving' || event.kind === 'behind') console.error(event);
    },
  },
});
const http = createServer();
http.on('upgrade', sync.handleUpgrade);
http.listen(0, '127.0.0.1', () => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1e6);
  });
  process.send?.((http.address() as AddressInfo).port);
});
