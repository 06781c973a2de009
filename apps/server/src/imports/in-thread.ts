/** Reading what people bring: each file in a thread of its own, two at a time, with an end to patience and memory. */
import { Worker } from 'node:worker_threads';

const patienceMs = 20_000;
const memoryMb = 512;
const atOnce = 2;
const inLineMax = 20;

/** The file could not be read: it took too long, needed too much memory, or broke the reader. Nothing was made. */
export class FileNotRead extends Error {
  override readonly name = 'FileNotRead';
}

/** Too many files are waiting already. */
export class ReaderBusy extends Error {
  override readonly name = 'ReaderBusy';
}

/** Starts a thread with this input and resolves to its first message; rejects with `FileNotRead` or `ReaderBusy`. */
export type InThread = <Answer>(thread: URL, input: unknown) => Promise<Answer>;

/** One line in which everything waits that is read in threads. */
export function createInThread(): InThread {
  const inLine: (() => void)[] = [];
  let reading = 0;
  return async (thread, input) => {
    if (inLine.length >= inLineMax) throw new ReaderBusy('too many files are waiting');
    if (reading >= atOnce) await new Promise<void>((resolve) => inLine.push(resolve));
    else reading += 1;
    try {
      return await answerOf(thread, input);
    } finally {
      // The next in line takes the place, or it is free.
      const next = inLine.shift();
      if (next === undefined) reading -= 1;
      else next();
    }
  };
}

async function answerOf<Answer>(thread: URL, input: unknown): Promise<Answer> {
  const worker = new Worker(thread, { workerData: input, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const patience = setTimeout(() => void worker.terminate(), patienceMs);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the reader ended without an answer')));
    });
  } catch (cause) {
    throw new FileNotRead('the file could not be read', { cause });
  } finally {
    clearTimeout(patience);
    await worker.terminate();
  }
}
