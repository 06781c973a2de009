/** A comment is sent once, whatever happens on the way, and what cannot be sent is not lost. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../api.ts';
import { createOutbox, type Kept, type Outgoing } from './outbox.ts';

const reply = (commentId: string): Outgoing => ({
  kind: 'reply',
  threadId: 't',
  commentId,
  text: `Text of ${commentId}`,
});
const unreachable: Problem = { kind: 'unreachable' };
const refusal: Problem = { kind: 'refused', code: 'CONFLICT', message: '', data: {} };

/** A device, which a reload does not change, and a server that answers what it is told to. */
function world() {
  const device = new Map<string, Outgoing>();
  const kept: Kept = {
    all: () => [...device.values()],
    keep: (comment) => void device.set(comment.commentId, comment),
    forget: (commentId) => void device.delete(commentId),
  };
  const server = new Set<string>();
  const answers: (Problem | 'lost')[] = [];
  let asked = 0;
  const open = () =>
    createOutbox(kept, async ({ commentId }) => {
      asked += 1;
      const answer = answers.shift();
      if (answer === undefined || answer === 'lost') server.add(commentId);
      return answer === 'lost' ? unreachable : (answer ?? null);
    });
  return { device, server, answers, open, asked: () => asked };
}

describe('a comment', () => {
  test('that the server takes leaves nothing behind', async () => {
    const { device, server, open } = world();
    const outbox = open();
    expect(await outbox.send(reply('a'))).toBeNull();
    expect([[...server], device.size, outbox.waiting.get()]).toEqual([['a'], 0, []]);
  });

  test('written without a connection waits, says why, survives a reload and is sent in its order', async () => {
    const { answers, server, open, device } = world();
    answers.push(unreachable, unreachable);
    const before = open();
    expect(await before.send(reply('a'))).toBeNull();
    expect(await before.send(reply('b'))).toBeNull();
    expect(before.waiting.get().map(({ problem }) => problem)).toEqual([unreachable, unreachable]);
    const after = open();
    expect(after.waiting.get().map(({ comment }) => comment.text)).toEqual(['Text of a', 'Text of b']);
    await after.sendWaiting();
    expect([[...server], device.size, after.waiting.get()]).toEqual([['a', 'b'], 0, []]);
  });

  test('whose answer was lost is sent again under the same id', async () => {
    const { answers, server, open, asked } = world();
    answers.push('lost');
    const outbox = open();
    await outbox.send(reply('a'));
    await outbox.sendWaiting();
    expect([[...server], asked(), outbox.waiting.get()]).toEqual([['a'], 2, []]);
  });

  test('waits for a lost session and for a busy server, each time until it is taken', async () => {
    const { answers, open } = world();
    const outbox = open();
    for (const problem of [
      { kind: 'signedOut' },
      { kind: 'refused', code: 'SERVICE_UNAVAILABLE', message: '', data: {} },
      { kind: 'refused', code: 'TOO_MANY_REQUESTS', message: '', data: {} },
    ] as const) {
      answers.push(problem, problem);
      expect(await outbox.send(reply(problem.kind))).toBeNull();
      await outbox.sendWaiting();
      expect(outbox.waiting.get()).toMatchObject([{ problem }]);
      await outbox.sendWaiting();
      expect(outbox.waiting.get()).toEqual([]);
    }
  });

  test('that is refused at once goes back to whoever wrote it', async () => {
    const { answers, device, open } = world();
    answers.push(refusal);
    const outbox = open();
    expect(await outbox.send(reply('a'))).toEqual(refusal);
    expect([device.size, outbox.waiting.get()]).toEqual([0, []]);
  });

  test('that is refused after it waited stays to be read, and goes by hand alone', async () => {
    const { answers, server, open, asked } = world();
    answers.push(unreachable, refusal);
    const outbox = open();
    await outbox.send(reply('a'));
    await outbox.sendWaiting();
    await outbox.sendWaiting();
    expect(asked()).toBe(2);
    expect(outbox.waiting.get()).toMatchObject([{ comment: { text: 'Text of a' }, problem: refusal }]);
    await outbox.retry('a');
    expect([[...server], outbox.waiting.get()]).toEqual([['a'], []]);
  });

  test('that is discarded while it is tried does not come back', async () => {
    const { answers, device, open } = world();
    answers.push(unreachable, unreachable);
    const outbox = open();
    await outbox.send(reply('a'));
    const again = outbox.sendWaiting();
    outbox.discard('a');
    await again;
    expect([device.size, outbox.waiting.get()]).toEqual([0, []]);
  });
});

test('asked twice at once, what waits is sent once', async () => {
  const { answers, open, asked } = world();
  answers.push(unreachable);
  const outbox = open();
  await outbox.send(reply('a'));
  await Promise.all([outbox.sendWaiting(), outbox.sendWaiting()]);
  expect(asked()).toBe(2);
});
