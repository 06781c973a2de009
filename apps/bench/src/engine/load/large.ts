/** One large document: filled, opened by many at once while two type in it, opened first after a restart. */

import { author, largeDocument, longHistory } from './documents.ts';
import { rehearse } from './rehearsal.ts';
import { after, type Findings, mark, now, soon, type Task } from './task.ts';
import { Typist } from './typist.ts';

const document = 'big';

/** Gives the document its content, and waits until it has been stored. */
export async function fill({ speech, port, settings }: Task): Promise<Findings> {
  const { history = 0 } = settings;
  const { updates, clock } = history > 0 ? longHistory() : largeDocument();
  const writer = await Typist.join({ speech, port, document, client: 1 });
  for (const update of updates) {
    writer.write(update);
    await soon();
  }
  await after(3_500); // Hocuspocus stores two seconds after the last change
  writer.leave();
  return { clock };
}

/** Two type, in a process of their own: a load that takes in three hundred whole documents would be late itself. */
export async function typeMeanwhile({ speech, port, settings }: Task): Promise<Findings> {
  const { seconds = 4, everyMs = 20 } = settings;
  const sentAt: number[] = [];
  const tookMs: number[] = [];
  const first = await Typist.join({ speech, port, document, client: 1_000_000_001 });
  const second = await Typist.join({
    speech,
    port,
    document,
    client: 1_000_000_002,
    onCharacters(of, from, to) {
      if (of !== first.client) return;
      for (let n = from; n < to; n++) tookMs[n] = now() - (sentAt[n] as number);
    },
  });
  const timer = setInterval(() => {
    sentAt.push(now());
    first.type();
    second.type();
  }, everyMs);
  await after(seconds * 1_000);
  clearInterval(timer);
  await after(1_000);
  for (const typist of [first, second]) typist.leave();
  return { sentAt, tookMs };
}

/**
 * Many come in at once. Each is there when the server has answered and the document's bytes have arrived: the same words
 * have a little fewer bytes as they were typed than as Yjs encodes them anew.
 */
export async function join({ speech, port, settings }: Task): Promise<Findings> {
  const { people = 300 } = settings;
  const bytes = largeDocument().state.length * 0.98;
  await mark();
  const from = now();
  const joiners = await Promise.all(
    Array.from({ length: people }, async (_, i) => {
      const joiner = await Typist.join({ speech, port, document, client: 1_000_001_000 + i });
      await joiner.whenHeard(bytes);
      return joiner;
    }),
  );
  const to = now();
  await after(100);
  await mark();
  for (const joiner of joiners) joiner.leave();
  return { from, to, people };
}

/** The first one to open it after a restart, and the second. By content: a server may answer before it has read. */
export async function cold({ speech, port, settings }: Task): Promise<Findings> {
  const { clock = 0 } = settings;
  await rehearse(largeDocument());
  const open = async (client: number) => {
    const all = Promise.withResolvers<void>();
    const from = performance.now();
    const typist = await Typist.join({
      speech,
      port,
      document,
      client,
      onCharacters(of, _, to) {
        if (of === author && to >= clock) all.resolve();
      },
    });
    await all.promise;
    const tookMs = performance.now() - from;
    typist.leave();
    return tookMs;
  };
  return { firstMs: await open(1_000_000_001), secondMs: await open(1_000_000_002) };
}
