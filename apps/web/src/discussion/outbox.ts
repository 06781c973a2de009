/**
 * Comments on their way to the server. Each is kept on this device, under the ids it is sent with, from the moment it is
 * sent until the server has it: a lost answer, a reload or a train without a connection send it again, and it is one comment.
 */
import type { Place } from '@tangram/contract';
import type { FeedbackKind, ThreadReaders } from '@tangram/domain';
import type { Problem } from '../api.ts';
import { createStore, type Store } from '../ui/store.ts';

interface Written {
  readonly threadId: string;
  readonly commentId: string;
  readonly text: string;
  /** Whom the text names; comments that were kept by an earlier version say nothing of it. */
  readonly mentions?: string[];
}
export type Outgoing =
  | (Written & { readonly kind: 'reply' })
  | (Written & {
      readonly kind: 'start';
      readonly place: Place;
      readonly feedback: FeedbackKind | null;
      readonly suggestion: string | null;
      readonly readers?: ThreadReaders;
    });

/** `problem`: why it is not sent yet; null while it is being tried for the first time. */
export interface Waiting {
  readonly comment: Outgoing;
  readonly problem: Problem | null;
}

export interface Outbox {
  readonly waiting: Store<readonly Waiting[]>;
  /** Resolves to null once the server has it or it waits to be sent again; to why not when the server refuses it. */
  send(comment: Outgoing): Promise<Problem | null>;
  /** Sends again what waits; asked while that is going on, it does nothing more. What was refused waits for `retry`. */
  sendWaiting(): Promise<void>;
  retry(commentId: string): Promise<void>;
  discard(commentId: string): void;
}

/** Where comments are kept until they are sent. */
export interface Kept {
  all(): readonly Outgoing[];
  keep(comment: Outgoing): void;
  forget(commentId: string): void;
}

/** `deliver` resolves to null when the server has the comment. */
export function createOutbox(kept: Kept, deliver: (comment: Outgoing) => Promise<Problem | null>): Outbox {
  const waiting = createStore<readonly Waiting[]>(kept.all().map((comment) => ({ comment, problem: null })));
  const set = (comment: Outgoing, problem: Problem | null) => {
    const others = waiting.get().filter((one) => one.comment.commentId !== comment.commentId);
    waiting.set([...others, { comment, problem }]);
  };
  const drop = (commentId: string) => {
    kept.forget(commentId);
    waiting.set(waiting.get().filter((one) => one.comment.commentId !== commentId));
  };
  const attempt = async (comment: Outgoing): Promise<Problem | null> => {
    const problem = await deliver(comment);
    if (problem === null) drop(comment.commentId);
    else if (isThere(comment.commentId)) set(comment, problem);
    return problem;
  };
  const isThere = (commentId: string) => waiting.get().some((one) => one.comment.commentId === commentId);
  let underWay: Promise<void> | null = null;

  return {
    waiting,
    async send(comment) {
      kept.keep(comment);
      set(comment, null);
      const problem = await attempt(comment);
      if (problem === null || !isRefusal(problem)) return null;
      drop(comment.commentId);
      return problem;
    },
    sendWaiting() {
      underWay ??= (async () => {
        for (const { comment, problem } of waiting.get()) {
          if (problem === null || !isRefusal(problem)) await attempt(comment);
        }
      })().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    async retry(commentId) {
      const found = waiting.get().find((one) => one.comment.commentId === commentId);
      if (found) await attempt(found.comment);
    },
    discard: drop,
  };
}

/** An answer that will be the same next time. The others pass: no connection, a lost session, a server that is busy. */
export function isRefusal(problem: Problem): boolean {
  if (problem.kind === 'notFound') return true;
  return problem.kind === 'refused' && !passing.has(problem.code);
}

const passing = new Set(['TOO_MANY_REQUESTS', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'TIMEOUT']);
