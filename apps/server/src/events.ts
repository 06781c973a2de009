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
      const shape = shapeOf(error);
      log.error({ ...shape, why: whyOf(shape) }, 'the disk does not take updates; nobody is told that words are saved');
    },
    damaged(document: string, position: number): void {
      const what = 'what follows in a document cannot be read; it is shown up to there, and nobody can write in it';
      log.error({ document, position, next: 'stop the server and run: npm run repair' }, what);
    },
    diskFills(freeMegabytes: number, hardlyAny: boolean): void {
      const next = 'make room where the data folder lies';
      if (hardlyAny) log.error({ freeMegabytes, next }, 'the disk is almost full; soon nothing can be saved any more');
      else log.warn({ freeMegabytes, next }, 'the disk is filling');
    },
    diskHasRoom(freeMegabytes: number): void {
      log.info({ freeMegabytes }, 'the disk has room again');
    },
    mailTrouble(why: string): void {
      log.error({ why, next: 'see SMTP_URL and the mail server' }, 'e-mail cannot be sent; it is kept and tried again');
    },
    mailWorksAgain(): void {
      log.info('e-mail is sent again');
    },
    /** Nobody's address: who it was is in the outbox. */
    mailRefused(answer: number | null): void {
      log.warn({ answer }, 'a mail server refused a mail for good');
    },
    picturesDeleted(count: number): void {
      log.info({ count }, 'pictures that no plan shows any more were deleted');
    },
    savingAgain(): void {
      log.info('updates are saved again');
    },
    /** A comment's mark stood on words that its thread never had. */
    strayMark(plan: string, thread: string): void {
      log.warn({ plan, thread }, 'a comment mark stood where it does not belong and was taken off');
    },
    updateUndone(document: string, why: string): void {
      log.warn({ document, why }, 'content got past the wire and was taken back');
    },
  };
}

type Shape = { error: string; code?: string; at: readonly string[]; cause?: Shape };

/** Why the log takes nothing, as far as its code tells, and what to do about it. */
function whyOf(shape: Shape): string {
  const code = shape.cause?.code ?? shape.code ?? '';
  if (code === 'SQLITE_FULL') return 'the disk is full; make room, and it goes on by itself';
  if (code === 'FILE_GONE') {
    return 'log.db was moved, replaced or locked away while in use; stop the server, put the file back, start again';
  }
  if (code.startsWith('SQLITE_IOERR')) return 'the disk reports an error; it goes on by itself if the disk does';
  if (code === 'SQLITE_BUSY') return 'another program holds log.db; it goes on by itself when that one lets go';
  if (code.startsWith('SQLITE_READONLY')) return 'log.db may not be written; see who owns it and its folder';
  if (code.startsWith('SQLITE_CORRUPT')) return 'log.db is damaged; stop the server and run: npm run repair';
  return 'unknown';
}

/** Of an error: its kind and where it happened. Its message may quote what somebody wrote. */
function shapeOf(error: unknown): Shape {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const at = frames.slice(0, 8).map((line) => line.trim());
  const inner = error.cause === undefined ? {} : { cause: shapeOf(error.cause) };
  return { error: error.name, ...code, at, ...inner };
}
