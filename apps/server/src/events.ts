/**
 * What is worth knowing about a running server: one function for each thing. What a log line may hold is decided here,
 * and nobody's words, passwords, tokens or addresses are in it.
 */
import { pino } from 'pino';

export type Events = ReturnType<typeof createEvents>;

/** Writes to standard error, one line of JSON an event. */
export function createEvents(level: 'info' | 'silent' = 'info') {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    /** A request failed in a way that we did not foresee. `ref` is what the person was told to name. */
    requestFailed(ref: string, route: string, error: unknown): void {
      log.error({ ref, route, ...shapeOf(error) }, 'a request failed');
    },
    /** Something that nobody waits for went wrong; `what` is ours, never a person's words. */
    failed(what: string, error: unknown): void {
      log.error({ what, ...shapeOf(error) }, 'something failed');
    },
    notSaving(error: unknown): void {
      log.error(shapeOf(error), 'the disk does not take updates; nobody is told that words are saved');
    },
    savingAgain(): void {
      log.info('updates are saved again');
    },
    updateUndone(document: string, why: string): void {
      log.warn({ document, why }, 'content got past the wire and was taken back');
    },
  };
}

/** Of an error: its kind and where it happened. Its message may quote what somebody wrote. */
function shapeOf(error: unknown): { error: string; code?: string; at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const at = frames.slice(0, 8).map((line) => line.trim());
  const inner = error.cause === undefined ? {} : { cause: shapeOf(error.cause) };
  return { error: error.name, ...code, at, ...inner };
}
