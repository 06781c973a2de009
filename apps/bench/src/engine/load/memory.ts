/**
 * What open documents and open sockets weigh. Marks: before, everything open, everyone gone. Before the first one
 * somebody has been there, so that whatever a server starts only when it is needed is not counted as theirs.
 */

import { smallDocument } from './documents.ts';
import { ownWords } from './own-words.ts';
import { after, type Findings, mark, type Task } from './task.ts';
import { Typist } from './typist.ts';

const AT_ONCE = 20;

/** Many small documents, each held open by one person. */
export async function openDocuments({ speech, port, settings }: Task): Promise<Findings> {
  const { documents = 5_000 } = settings;
  await comeAndGo(speech, port);
  await mark();
  const { state } = smallDocument();
  const everyone = await inTurns(documents, async (i) => {
    const typist = await Typist.join({ speech, port, document: `small-${i}`, client: 1 });
    typist.write(state);
    return typist;
  });
  await mark();
  for (const typist of everyone) typist.leave();
  await mark();
  return { count: documents };
}

/** Many sockets on one small document. */
export async function openSockets({ speech, port, settings }: Task): Promise<Findings> {
  const { sockets = 500 } = settings;
  await comeAndGo(speech, port);
  const first = await Typist.join({ speech, port, document: 'one', client: 1 });
  first.write(smallDocument().state);
  await mark();
  const everyone = await inTurns(sockets, (i) =>
    Typist.join({ speech, port, document: 'one', client: 1_000_000_001 + i }),
  );
  await mark();
  for (const typist of everyone) typist.leave();
  await mark();
  first.leave();
  return { count: sockets };
}

/** Somebody types, leaves and comes back with what they typed. */
async function comeAndGo(speech: Task['speech'], port: number): Promise<void> {
  const joining = { speech, port, document: 'before', client: 1 };
  const first = await Typist.join(joining);
  for (let key = 0; key < 3; key++) first.type();
  await after(500);
  first.leave();
  const again = await Typist.join({ ...joining, memory: ownWords(1, 3), clock: 3 });
  await after(500);
  again.leave();
}

async function inTurns(count: number, make: (i: number) => Promise<Typist>): Promise<Typist[]> {
  const made: Typist[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const turn = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => make(from + i));
    made.push(...(await Promise.all(turn)));
  }
  return made;
}
