/**
 * A process that appends to a log in PostgreSQL which others write to as well. It is told, in this order:
 * where, which schema, what it is called, how many words for each document, and the documents.
 */

import { documentName, personKey } from '../../src/names.ts';
import { openPostgresLog } from '../../src/update-log/postgres.ts';

const [, , connectionString = '', schema = '', name = '', count = '0', ...documents] = process.argv;
const log = await openPostgresLog({ connectionString, schema });
const places = documents.map((document) => ({ document: documentName(document), after: 0, written: 0 }));
const author = personKey(name);
let overtaken = 0;
for (let left = places; left.length > 0; left = places.filter(({ written }) => written < Number(count))) {
  const batches = left.map(({ document, after, written }) => ({
    document,
    after,
    entries: [{ author, update: Buffer.from(`${name} ${written}`) }],
    owners: [[written * 2 + name.length, author] as const],
  }));
  const outcomes = await log.append(batches);
  outcomes.forEach((outcome, i) => {
    const place = left[i] as (typeof places)[number];
    if (outcome.kind === 'appended') {
      place.after = outcome.position;
      place.written++;
    } else if (outcome.kind === 'overtaken') {
      overtaken++;
      place.after = outcome.missed.entries.at(-1)?.position as number;
    }
  });
}
await log.close();
console.log(overtaken);
