/** Reading a file that somebody brings: in a thread of its own, with an end to its patience and its memory. */
import { Worker } from 'node:worker_threads';
import type { FileRead, FileToRead } from './messages.ts';

const patienceMs = 20_000;
const memoryMb = 512;

/** The file could not be read: it took too long, needed too much memory, or broke the reader. Nothing was made. */
export class FileNotRead extends Error {
  override readonly name = 'FileNotRead';
}

/** Resolves to the plan that the file holds; rejects with `FileNotRead`. */
export async function readFile(file: FileToRead): Promise<FileRead> {
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
