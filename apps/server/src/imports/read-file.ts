/** Reading files that people bring: each in a thread of its own, two at a time, with an end to patience and memory. */
import { Worker } from 'node:worker_threads';
import type { FileRead, FileToRead } from './messages.ts';

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

/** Resolves to the plan that a file holds; rejects with `FileNotRead` or `ReaderBusy`. */
export type ReadFile = (file: FileToRead) => Promise<FileRead>;

export function createFileReader(): ReadFile {
  const inLine: (() => void)[] = [];
  let reading = 0;
  return async (file) => {
    if (inLine.length >= inLineMax) throw new ReaderBusy('too many files are waiting');
    if (reading >= atOnce) await new Promise<void>((resolve) => inLine.push(resolve));
    else reading += 1;
    try {
      return await readInThread(file);
    } finally {
      // The next in line takes the place, or it is free.
      const next = inLine.shift();
      if (next === undefined) reading -= 1;
      else next();
    }
  };
}

async function readInThread(file: FileToRead): Promise<FileRead> {
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const patience = setTimeout(() => void worker.terminate(), patienceMs);
  try {
    return await new Promise<FileRead>((resolve, reject) => {
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
