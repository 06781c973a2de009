/** A real session of two, in every room at once, as fast as their words reach each other; others read along. */

import { after, clientIn, type Findings, mark, type Task } from './task.ts';
import { type Edit, findTrace, readEdits } from './trace.ts';
import { messagesTo, Typist } from './typist.ts';

interface Author {
  readonly typist: Typist;
  readonly edits: readonly Edit[];
  next: number;
  /** characters that the other has not seen */
  onTheWay: number;
  /** of the other's characters */
  seen: number;
}

export async function replay({ speech, port, settings }: Task): Promise<Findings> {
  const { rooms = 10, people = 20, seconds = 3, window = 4 } = settings;
  const file = findTrace();
  if (file === null) throw new Error('the recording is not on this machine');
  const edits = readEdits(file);
  let deliveries = 0;
  let typed = 0;
  const done = Promise.withResolvers<void>();
  let isOver = false;
  const goOn = (author: Author) => {
    for (;;) {
      const edit = author.edits[author.next];
      if (edit === undefined) done.resolve();
      if (isOver || edit === undefined || edit.afterOther > author.seen || author.onTheWay >= window) return;
      author.typist.write(edit.update);
      author.next++;
      author.onTheWay += edit.typed;
      typed += edit.typed;
    }
  };
  const everyone: Typist[] = [];
  const everywhere: Author[] = [];
  for (let room = 0; room < rooms; room++) {
    const authors: Author[] = [];
    for (let i = 0; i < people; i++) {
      const onCharacters = (_: number, from: number, to: number) => {
        deliveries += to - from;
        const [reader, writer] = [authors[i], authors[1 - i]];
        if (reader === undefined || writer === undefined) return;
        reader.seen = to;
        writer.onTheWay -= to - from;
        goOn(reader);
        goOn(writer);
      };
      const typist = await Typist.join({
        speech,
        port,
        document: `room-${room}`,
        client: clientIn(0, i),
        onCharacters,
      });
      everyone.push(typist);
      if (i < 2) authors.push({ typist, edits: edits[i] as Edit[], next: 0, onTheWay: 0, seen: 0 });
    }
    everywhere.push(...authors);
  }
  for (const author of everywhere) goOn(author);
  await after(1_000);
  await mark();
  const from = performance.now();
  const before = { deliveries, typed, messages: messagesTo(everyone) };
  await Promise.race([after(seconds * 1_000), done.promise]);
  const found = {
    deliveries: deliveries - before.deliveries,
    typed: typed - before.typed,
    messages: messagesTo(everyone) - before.messages,
  };
  const tookS = (performance.now() - from) / 1_000;
  await mark();
  isOver = true;
  for (const typist of everyone) typist.leave();
  return { ...found, tookS };
}
