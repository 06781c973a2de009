import { afterEach, expect, test } from 'vitest';
import { messageType } from '../client/codes.ts';
import { RawSocket, startEngine, until } from '../testing/engine.ts';
import type { Admission } from './admission.ts';
import { fanOutHub } from './fan-out/memory.ts';
import { documentName, personKey } from './names.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

const ana: Admission = {
  kind: 'admitted',
  document: documentName('ratios'),
  person: personKey('ana'),
  access: 'edit',
  presence: { name: 'Ana' },
  wantsAck: true,
};

/** A server that hears nothing of the others, where the application's answer about Ana can change. */
async function withAna() {
  let answer: Admission | Error = ana;
  let asked = 0;
  const engine = await startEngine({
    fanOut: fanOutHub(() => {})(),
    limits: { askAgainMs: 200 },
    admit: async () => {
      asked++;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  undo.push(() => engine.stop());
  const socket = await RawSocket.open(`${engine.url}/ratios?ack=1`);
  undo.push(() => socket.ws.terminate());
  await until('she is in', () => socket.of(messageType.role).length === 1);
  return {
    socket,
    asked: () => asked,
    answers(next: Admission | Error) {
      answer = next;
    },
  };
}

test('whoever would not come in any more, and no news of it came, is shown out (§N4)', async () => {
  const cases: readonly [Admission, number][] = [
    [{ kind: 'refused', code: 4403, reason: 'no-access' }, 4403],
    [{ kind: 'refused', code: 4401, reason: 'signed-out' }, 4401],
    [{ kind: 'turnedAway', status: 403 }, 4403],
    [{ ...ana, person: personKey('ben') }, 4403],
  ];
  const codes = cases.map(async ([answer]) => {
    const { socket, answers } = await withAna();
    answers(answer);
    await until('she is out', () => socket.closed !== null);
    return socket.closed?.code;
  });
  expect(await Promise.all(codes)).toEqual(cases.map(([, code]) => code));
});

test('whoever may only read by now is told so; an application that cannot answer shows nobody out (§N4)', async () => {
  const cases: readonly (Admission | Error)[] = [
    ana,
    new Error('the database is away'),
    { kind: 'turnedAway', status: 503 },
  ];
  const all = cases.map(async (answer) => {
    const { socket, asked, answers } = await withAna();
    answers(answer);
    const before = asked();
    await until('it was asked again', () => asked() > before);
    answers({ ...ana, access: 'read' });
    await until('she is told when it answers again', () => socket.of(messageType.role).length === 2);
    expect(socket.closed).toBeNull();
  });
  await Promise.all(all);
});
