/** The document worker as a thread of its own. */

import type { ContentNames } from '../document-module.ts';
import type { Limits } from '../limits.ts';
import { WorkerCalls } from '../worker-calls.ts';
import type { DocumentCalls } from './documents.ts';
import type { WorkerSettings } from './messages.ts';

/** A thread that imports the application's document module, started when something is asked of it. */
export function documentThread(
  module: URL | undefined,
  names: ContentNames | undefined,
  limits: Limits,
): (died: () => void) => DocumentCalls {
  const settings: WorkerSettings = {
    module: module?.href ?? null,
    names: names ?? null,
    typeDepthMax: limits.typeDepthMax,
  };
  const worker = new URL('./worker.ts', import.meta.url);
  const patience = { workMs: limits.workerWorkMs, silenceMs: limits.workerSilenceMs };
  return (died) => new WorkerCalls(worker, settings, died, patience);
}
