#!/usr/bin/env node
/**
 * Makes a damaged log whole again, once its server has been stopped. The damaged file stays beside the new one.
 *
 *   node bin/repair.ts --data ./data
 *   node bin/repair.ts --postgres postgres://… [--schema NAME]     in one transaction; what is set aside is in a table
 *
 * Ends with 0 when nothing was lost, 1 when something was, 2 when nothing could be done.
 */

import { repairLog } from '../src/update-log/care/repair.ts';
import { askedOf, run } from './command.ts';

run(async () => {
  const { data, postgres } = askedOf('repair --data FOLDER, or repair --postgres URL', 0);
  const { problems, documents, kept, generation } =
    postgres === null
      ? repairLog(data)
      : await (await import('../src/update-log/care/postgres.ts')).repairPostgresLog(postgres);
  if (kept === null) {
    console.log('The log is in order; nothing was changed.');
    return 0;
  }
  for (const { document, what } of problems) console.log(`found: ${document === null ? '' : `${document}: `}${what}`);
  for (const { document, lost, setAside } of documents) {
    const words = lost === 0 ? 'nothing was lost' : `${lost} of its changes were lost`;
    console.log(`${document}: ${words}; ${setAside} rows were set aside`);
  }
  const lost = documents.some((one) => one.lost > 0);
  console.log(
    postgres === null
      ? `The log as it was is kept in ${kept}; what was set aside is in the table set_aside of the new one.`
      : `What was set aside is in the table ${kept}.`,
  );
  if (lost) {
    console.log(
      `It is a new history (${generation}): pages that hold more are closed and offer their words as a copy.`,
    );
  }
  return lost ? 1 : 0;
});
