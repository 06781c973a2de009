import { afterEach, describe, expect, test } from 'vitest';
import { type Engine, type StockClient, startEngine, stockClient, until } from '../testing/engine.ts';
import { documentName, personKey } from './names.ts';
import type { EngineEvent } from './observer.ts';
import type { SyncServerOptions } from './server.ts';

const ratios = documentName('ratios');
const fractions = documentName('fractions');
const cara = personKey('cara');
const documentModule = new URL('../testing/document-module.ts', import.meta.url);
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function engine(options: Partial<SyncServerOptions>): Promise<Engine> {
  const started = await startEngine({ documentModule, ...options }, true);
  undo.push(() => started.stop());
  return started;
}

/** Two people who are writing in a document, and whether they still can. */
async function twoWriting({ url }: Engine): Promise<() => Promise<void>> {
  const [ana, ben] = ['ana', 'ben'].map((person) => {
    const client = stockClient(url, 'ratios', { person });
    undo.push(() => client.leave());
    return client;
  }) as [StockClient, StockClient];
  let words = 0;
  const go = async () => {
    const word = `word ${words++}. `;
    ana.text.insert(0, word);
    await until(`Ben reads ${word}`, () => ben.text.toString().startsWith(word));
  };
  await go();
  return go;
}

describe('B100: what an application does wrong harms nobody else (§O6)', () => {
  test('an observer that throws at everything', async () => {
    const seen: EngineEvent['kind'][] = [];
    const here = await engine({
      limits: { quietMs: 5 },
      observer: {
        happened({ kind }) {
          seen.push(kind);
          throw new Error('the metrics are down');
        },
        quiet() {
          throw new Error('so is the summary');
        },
      },
    });
    const goOn = await twoWriting(here);
    await until('it was told of its own failures', () => seen.filter((kind) => kind === 'failed').length > 3);
    await goOn();
  });

  test('an edit that never ends is ended with its thread; the document and the others go on', {
    timeout: 120_000,
  }, async () => {
    const here = await engine({ limits: { workerWorkMs: 2_000 } });
    const goOn = await twoWriting(here);
    await here.server.edit(fractions, 'append', 'before. ', cara);
    const endless = here.server.edit(ratios, 'takesForEver', null, cara);
    const meanwhile = here.server.edit(fractions, 'append', 'meanwhile. ', cara).then(
      () => true,
      () => false, // it shared the thread, and may have shared its end
    );
    await expect(endless).rejects.toThrow();
    await goOn();
    if (!(await meanwhile)) await here.server.edit(fractions, 'append', 'meanwhile. ', cara);
    expect((await here.server.derive(fractions, 'words', null)).value).toBe('before. meanwhile. ');
    await here.server.edit(ratios, 'append', 'Cara’s. ', cara);
    expect(String((await here.server.derive(ratios, 'words', null)).value)).toContain('Cara’s. ');
  });

  test('a thread that dies in an edit', async () => {
    const here = await engine({});
    const goOn = await twoWriting(here);
    await expect(here.server.edit(ratios, 'endsTheThread', null, cara)).rejects.toThrow();
    await goOn();
    await here.server.edit(ratios, 'append', 'and on', cara);
    expect(String((await here.server.derive(ratios, 'words', null)).value)).toContain('and on');
  });
});
