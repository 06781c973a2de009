/** Our engine: SQLite log, one fsync before anything is shown; limits that would slow a load generator are off. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSyncServer, documentName, personKey } from '@tangram/sync';
import { openSqliteLog } from '@tangram/sync/sqlite';
import { folder, listening } from './control.ts';

const unlimited = Number.POSITIVE_INFINITY;
const anyone = personKey('anyone');

const sync = createSyncServer({
  log: await openSqliteLog(folder),
  admit: async ({ url = '/' }) => ({
    kind: 'admitted',
    document: documentName(url.slice(1)),
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
      if (event.kind === 'failed' || event.kind === 'notSaving') console.error(event);
    },
  },
});
const http = createServer();
http.on('upgrade', sync.handleUpgrade);
http.listen(0, '127.0.0.1', () => listening((http.address() as AddressInfo).port));
