/**
 * Our engine as `npm run sync-server` starts it: SQLite log, one fsync before anything is shown. Limits for each
 * person are off, because one load is everybody.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSyncServer, documentName, personKey } from '@tangram/sync';
import { openSqliteLog } from '@tangram/sync/sqlite';
import { folder, listening } from './control.ts';

const unlimited = Number.POSITIVE_INFINITY;
const anyone = personKey('anyone');

const sync = createSyncServer({
  log: await openSqliteLog(folder),
  admit: async ({ url = '/' }) => {
    const [path = '', query = ''] = url.split('?', 2);
    return {
      kind: 'admitted',
      document: documentName(path.slice(1)),
      person: anyone,
      access: 'edit',
      presence: 'asClaimed',
      wantsAck: query === 'ack=1',
    };
  },
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
