import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { attachAcknowledgements } from '../client/acknowledgements.ts';
import { startEngine, stockClient, until } from '../testing/engine.ts';
import { documentName } from './names.ts';
import { openMemoryLog } from './update-log/memory.ts';
import { type UpdateLog, UpdatesNotLogged } from './update-log/update-log.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

/** A log that writes, and then says that it does not know: its answer was lost on the way. */
function forgetful(log: UpdateLog): UpdateLog & { forgets: boolean } {
  return {
    ...log,
    forgets: false,
    async append(batches) {
      const answer = await log.append(batches);
      if (this.forgets) throw new UpdatesNotLogged(new Error('the answer was lost'));
      return answer;
    },
  };
}

test('words that were written after all are there once, and their page, held back meanwhile, is read again (§L4)', async () => {
  const log = forgetful(openMemoryLog());
  const here = await startEngine({ log, limits: { unsavedBytesMax: 100, retryMs: 10 } });
  undo.push(() => here.stop());
  const doc = new Y.Doc();
  const { provider, text, leave } = stockClient(here.url, 'ratios', { person: 'ana', ack: '1' }, doc);
  const saves = attachAcknowledgements(provider, doc);
  undo.push(leave);
  undo.push(() => saves.destroy());
  await until('she is connected', () => saves.state.kind === 'saved');
  log.forgets = true;
  text.insert(0, 'more than the server wants to hold unsaved: '.repeat(5));
  await until('the disk is doubted', () => here.events.some(({ kind }) => kind === 'notSaving'));
  log.forgets = false;
  await until('it is saved', () => saves.state.kind === 'saved');
  text.insert(0, 'And more. ');
  await until('that is saved as well', () => saves.state.kind === 'saved');
  const stored = new Y.Doc();
  for (const { update } of await log.readAfter(documentName('ratios'), 0)) Y.applyUpdate(stored, update);
  expect(stored.getText('text').toString()).toBe(text.toString());
  expect(await log.readAfter(documentName('ratios'), 0)).toHaveLength(2);
});
