/** Eight colleagues who write while somebody else is measured: five keys a second each, one after the other, with their carets. */
import * as Y from 'yjs';
import { leave } from './house.ts';
import type { Colleague, Subject } from './subject.ts';

export const writersCount = 8;
const keysPerSecond = 5;
const said = 'and then they say how they know it ';

/** Everybody writes until `work` is done. */
export async function whileEightWrite<Found>(subject: Subject, work: () => Promise<Found>): Promise<Found> {
  const colleagues = await Promise.all(Array.from({ length: writersCount }, (_, index) => subject.colleague(index)));
  let key = 0;
  const typing = setInterval(
    () => {
      const who = colleagues[key % colleagues.length];
      if (who) typeKey(who, said[Math.floor(key / colleagues.length) % said.length] ?? ' ');
      key += 1;
    },
    1_000 / (keysPerSecond * writersCount),
  );
  try {
    return await work();
  } finally {
    clearInterval(typing);
    for (const { provider } of colleagues) leave(provider);
  }
}

function typeKey({ text, tell }: Colleague, letter: string): void {
  text.insert(text.length, letter);
  tell(Y.createRelativePositionFromTypeIndex(text, text.length));
}
