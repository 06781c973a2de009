/** The document worker of a simulated server: the same answers, in the same thread, after a while. It can die. */

import { documentAnswers } from '../../src/document-worker/answers.ts';
import type { DocumentCalls } from '../../src/document-worker/documents.ts';
import type { DocumentRequest } from '../../src/document-worker/messages.ts';
import type { Chance } from './chance.ts';
import { Arranged } from './disk.ts';
import { documentModule, names, TYPE_DEPTH_MAX } from './documents.ts';
import type { Actor, VirtualTime } from './time.ts';

export class SimulatedWorker implements DocumentCalls {
  readonly #time: VirtualTime;
  readonly #actor: Actor;
  readonly #chance: Chance;
  readonly #workMs: number;
  readonly #died: () => void;
  #answer = freshAnswers();
  #open = new Set<(error: Error) => void>();
  #busyUntil = 0;
  #isClosed = false;

  constructor(time: VirtualTime, actor: Actor, chance: Chance, workMs: number, died: () => void) {
    this.#time = time;
    this.#actor = actor;
    this.#chance = chance;
    this.#workMs = workMs;
    this.#died = died;
  }

  ask<T>(request: DocumentRequest): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Arranged('the worker is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#open.add(reject);
      const takes = this.#workMs * this.#chance.fraction();
      this.#busyUntil = Math.max(this.#busyUntil, this.#time.now) + takes;
      this.#time.after(this.#actor, this.#busyUntil - this.#time.now, () => {
        if (!this.#open.delete(reject)) return;
        try {
          resolve(this.#answer(request) as T);
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** The thread ends by itself, with all that it held. */
  die(): void {
    this.#answer = freshAnswers();
    this.#died();
    this.#failAll();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#failAll();
  }

  #failAll(): void {
    const open = [...this.#open];
    this.#open.clear();
    for (const fail of open) fail(new Arranged('the worker ended'));
  }
}

function freshAnswers() {
  return documentAnswers({ names, typeDepthMax: TYPE_DEPTH_MAX }, documentModule);
}
