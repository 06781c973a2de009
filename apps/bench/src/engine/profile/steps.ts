/**
 * Which step of the way a function belongs to. What no rule names belongs to whoever called it: a buffer that is
 * cut is part of what it is cut for.
 */

export interface Frame {
  readonly functionName: string;
  readonly url: string;
}

interface Rule {
  readonly step: string;
  readonly is: (frame: Frame) => boolean;
}

/** Steps that are no work of the server's. */
export const notWork: ReadonlySet<string> = new Set(['idle', 'the profiler']);
export const CHECK = 'check';

const named = (names: RegExp) => (frame: Frame) => frame.url === '' && names.test(frame.functionName);
const file = (files: RegExp) => (frame: Frame) => files.test(frame.url);
const inside = (files: RegExp, functions: RegExp) => (frame: Frame) =>
  files.test(frame.url) && functions.test(frame.functionName);

/** Files of ours that work for whoever calls them. */
const everyonesTools: ReadonlySet<string> = new Set(['bytes', 'clock']);

const rules: readonly Rule[] = [
  { step: 'idle', is: named(/^\(idle\)$/) },
  { step: 'collect garbage', is: named(/^\(garbage collector\)$/) },
  { step: 'poll and read (kernel, libuv)', is: named(/^\(program\)$/) },
  { step: 'write (kernel)', is: named(/^(writev|write(Buffer|Latin1String|Utf8String|AsciiString)|shutdown)$/) },
  { step: 'the profiler', is: file(/node:inspector/) },

  { step: CHECK, is: file(/sync\/src\/(check|scan|content|name-index|refusal)\b/) },
  { step: 'merge (splice)', is: file(/sync\/src\/splice/) },
  {
    step: 'commit: hand to the log and hear back',
    is: file(/sync\/src\/(group-commit|pace|worker-calls|update-log)\b/),
  },
  { step: 'commit: hand to the log and hear back', is: named(/^postMessage$/) },
  { step: 'commit: hand to the log and hear back', is: file(/node:internal\/(worker|per_context\/messageport)/) },
  { step: 'cursors', is: file(/sync\/src\/presence/) },
  { step: 'frame and queue', is: inside(/sync\/src\/protocol/, /Frame$|^write/) },
  {
    step: 'frame and queue',
    is: inside(
      /sync\/src\/(conversation|writing|reading)/,
      /^(show|acknowledge|sendPresence|sendDifference|#tellOurs)$/,
    ),
  },
  { step: 'frame and queue', is: inside(/sync\/src\/connection/, /^(send|get lags)/) },
  { step: 'frame and queue', is: file(/sync\/src\/outlet|ws\/lib\/sender/) },
  { step: 'frame and queue', is: file(/node:(internal\/streams\/writable|net$)/) },
  { step: 'bring somebody up to date', is: file(/sync\/src\/(reading|returning|turn-budget|document-worker)/) },
  {
    step: 'read: streams, ws, routing',
    is: file(/sync\/src\/(protocol|conversation|connection|writing|server|engine|token-bucket)/),
  },
  { step: 'read: streams, ws, routing', is: file(/ws\/lib\//) },
  { step: 'read: streams, ws, routing', is: file(/node:internal\/(streams|stream_base_commons)/) },
  {
    step: 'document: gather, keep, show',
    is: file(/sync\/src\/(room|gathering|committed|asking-again|upkeep|observer)/),
  },
  { step: 'admit', is: file(/sync\/src\/door/) },
  { step: 'admit', is: file(/node:_?http/) },
];

/** The step of a function; null if it belongs to its caller. */
export function stepOf(frame: Frame): string | null {
  const rule = rules.find(({ is }) => is(frame));
  if (rule !== undefined) return rule.step;
  const [, ours] = /sync\/src\/(.*)\.ts$/.exec(frame.url) ?? [];
  if (ours !== undefined) return everyonesTools.has(ours) ? null : `other of ours: ${ours}`;
  const [, theirs] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(frame.url) ?? [];
  return theirs === undefined || theirs === 'lib0' ? null : `package ${theirs}`;
}
