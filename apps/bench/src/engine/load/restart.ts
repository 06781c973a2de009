/** Three hundred come back at once after a restart, each with all that was there, and some with a word more. */

import * as Y from 'yjs';
import { characterUpdate } from './characters.ts';
import { revisedDocument } from './documents.ts';
import { after, type Findings, mark, now, soon, type Task } from './task.ts';
import { type Memory, Typist } from './typist.ts';

const document = 'big';
const clientOf = (person: number) => 1_000_000_001 + person;

/** The first mark is where the server is killed and started anew; the others are begin and end. */
export async function reconnect({ speech, port, settings }: Task): Promise<Findings> {
  const { people = 300, everyNthTyped = 10 } = settings;
  const everyone = Array.from({ length: people }, (_, person) => person);
  const doc = new Y.Doc();
  const { updates, state } = revisedDocument();
  Y.applyUpdate(doc, state);

  const writer = await Typist.join({ speech, port, document, client: 1 });
  for (const update of updates) {
    writer.write(update);
    await soon();
  }
  const before = watch(everyone.map((person) => [clientOf(person), 1]));
  const join = (person: number) =>
    Typist.join({ speech, port, document, client: clientOf(person), onCharacters: before.saw, mayBreak: true });
  for (const person of everyone) {
    (await join(person)).type();
    Y.applyUpdate(doc, characterUpdate(clientOf(person), 0));
  }
  await before.all;
  await after(3_500); // Hocuspocus stores two seconds after the last change
  writer.leave();

  const portNow = await mark();
  const answers = new Map<string, Uint8Array>();
  const memory: Memory = {
    stateVector: Y.encodeStateVector(doc),
    lackedBy(theirs) {
      const key = Buffer.from(theirs).toString('base64');
      const answer = answers.get(key) ?? Y.encodeStateAsUpdate(doc, theirs);
      answers.set(key, answer);
      return answer;
    },
  };
  const lastClock = (person: number) => (person % everyNthTyped === 0 ? 3 : 2);
  const back = watch(everyone.slice(1).map((person) => [clientOf(person), lastClock(person)]));
  await mark();
  const from = now();
  const comeBack = async (person: number) => {
    const client = clientOf(person);
    const hasTyped = person % everyNthTyped === 0;
    const typist = await Typist.join({
      speech,
      port: portNow,
      document,
      client,
      clock: hasTyped ? 2 : 1,
      memory: hasTyped ? andOneMore(memory, client) : memory,
      ...(person === 0 ? { onCharacters: back.saw } : {}),
    });
    await typist.wasAsked;
    return typist;
  };
  const typists = await Promise.all(everyone.map(comeBack));
  const syncedMs = now() - from;
  for (const typist of typists) typist.type();
  await back.all;
  const seenMs = now() - from;
  await mark();
  for (const typist of typists) typist.leave();
  return { people, syncedMs, seenMs };
}

/** Waits until so many characters of each of these have been seen. */
function watch(expected: readonly (readonly [client: number, clock: number])[]) {
  const missing = new Map(expected);
  const all = Promise.withResolvers<void>();
  return {
    all: all.promise,
    saw(client: number, _: number, to: number): void {
      const clock = missing.get(client);
      if (clock === undefined || to < clock) return;
      missing.delete(client);
      if (missing.size === 0) all.resolve();
    },
  };
}

/** Somebody who typed one more character while the server was away. */
function andOneMore({ stateVector, lackedBy }: Memory, client: number): Memory {
  const one = characterUpdate(client, 1);
  return { stateVector, lackedBy: (theirs) => Y.mergeUpdates([lackedBy(theirs), one]) };
}
