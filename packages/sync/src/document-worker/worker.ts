/** The thread in which documents are held. What it answers is in answers.ts. */

import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentModule } from '../document-module.ts';
import { documentAnswers } from './answers.ts';
import type { DocumentRequest, WorkerSettings } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('this module is a worker');

const settings: WorkerSettings = workerData;
const application: DocumentModule | undefined =
  settings.module === null ? undefined : (await import(settings.module)).default;
const answer = documentAnswers(settings, application);

/** What this thread has used of the processor, for whoever has to tell a busy machine from a loop. */
function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

port.on('message', ({ id, ...request }: DocumentRequest & { readonly id: number }) => {
  try {
    const value = answer(request);
    port.postMessage({ id, kind: 'answer', value, usedMs: usedMs() });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ id, kind: 'error', name, message, usedMs: usedMs() });
  }
});
