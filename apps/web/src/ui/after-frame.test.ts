/** What is asked for behind a frame comes once, behind that frame and not an earlier one, whatever becomes of what was asked for beside it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterFrame } from './after-frame.ts';

let frames: (() => void)[] = [];
let messages: (() => void)[] = [];
const frame = () => {
  for (const draw of frames.splice(0)) draw();
};
const message = () => {
  for (const hear of messages.splice(0)) hear();
};

beforeEach(() => {
  frames = [];
  messages = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal(
    'MessageChannel',
    class {
      readonly port1: { onmessage: (() => void) | null } = { onmessage: null };
      readonly port2 = { postMessage: () => void messages.push(() => this.port1.onmessage?.()) };
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what waits for the same frame comes behind it, in its order, with one message', () => {
  const done: string[] = [];
  afterFrame(() => done.push('first'));
  afterFrame(() => done.push('second'));
  expect(frames).toHaveLength(1);
  frame();
  expect(done).toEqual([]);
  expect(messages).toHaveLength(1);
  message();
  expect(done).toEqual(['first', 'second']);
  vi.runAllTimers();
  expect(done).toEqual(['first', 'second']);
});

test('what a key asks for between a frame and its message waits for the frame of that key', () => {
  const done: string[] = [];
  afterFrame(() => done.push('before'));
  frame();
  afterFrame(() => done.push('after'));
  message();
  expect(done).toEqual(['before']);
  frame();
  message();
  expect(done).toEqual(['before', 'after']);
});

test('a page that paints nothing has it done all the same', () => {
  const act = vi.fn();
  afterFrame(act);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(1);
  frame();
  message();
  expect(act).toHaveBeenCalledTimes(1);
});

test('one that fails keeps none of the others from being done', () => {
  const act = vi.fn();
  afterFrame(() => {
    throw new Error('the device is full');
  });
  afterFrame(act);
  frame();
  expect(message).toThrow('the device is full');
  expect(act).toHaveBeenCalledTimes(1);
});
