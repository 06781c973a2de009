/** The engine's own program as a process of its own, and people who type marked words and note which were called saved. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { attachAcknowledgements, type SaveState } from '../client/acknowledgements.ts';

const program = fileURLToPath(new URL('../bin/sync-server.ts', import.meta.url));

export interface Running {
  readonly url: string;
  readonly port: string;
  readonly child: ChildProcess;
  /** everything it has written to standard error */
  complaints(): string;
  /** Sends a signal and waits for the end; the exit code, null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export interface StartOptions {
  readonly port?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program in front of Node, such as strace, with its arguments. */
  readonly under?: readonly string[];
  readonly nodeArguments?: readonly string[];
}

/** Starts the server on a folder. Rejects with what it complained of when it ends before it is ready. */
export async function startServer(folder: string, options: StartOptions = {}): Promise<Running> {
  const { port = '0', env = {}, under = [], nodeArguments = [] } = options;
  const command = [...under, process.execPath, ...nodeArguments, program, '--port', port, '--data', folder];
  const child = spawn(command[0] as string, command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe', ...(nodeArguments.length > 0 ? (['ipc'] as const) : [])],
    env: { ...process.env, ...env },
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('it cannot be listened to');
  let complaints = '';
  stderr.on('data', (data: Buffer) => {
    complaints += data.toString();
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: stdout })) {
    const url = /ws:\S+(?=,)/.exec(line)?.[0];
    if (url === undefined) continue;
    return {
      url,
      port: new URL(url).port,
      child,
      complaints: () => complaints,
      async end(signal) {
        child.kill(signal);
        const [code] = await gone;
        return code as number | null;
      },
    };
  }
  await gone;
  throw new Error(`the server did not start: ${complaints}`);
}

export interface Typist {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly state: SaveState;
  readonly typed: readonly string[];
  words(): string;
  /** The words that the page has called saved. */
  saved(): readonly string[];
  type(): void;
  leave(): void;
}

/** Somebody who types marked words into a document, and notes which of them the page called saved. */
export function typist(url: string, name: string, room = 'ratios', params: Record<string, string> = {}): Typist {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(url, room, doc, {
    params: { ack: '1', ...params },
    disableBc: true,
    maxBackoffTime: 50,
  });
  const typed: string[] = [];
  let savedUpTo = 0;
  const saves = attachAcknowledgements(provider, doc, {
    onState(state) {
      if (state.kind === 'saved') savedUpTo = typed.length;
    },
  });
  const text = doc.getText('text');
  return {
    doc,
    provider,
    typed,
    get state() {
      return saves.state;
    },
    words: () => text.toString(),
    saved: () => typed.slice(0, savedUpTo),
    type() {
      const token = `⟦${name}·${typed.length}⟧`;
      typed.push(token);
      text.insert(text.length, token);
    },
    leave() {
      saves.destroy();
      provider.awareness.destroy();
      provider.destroy();
    },
  };
}

/** What is wrong with a text in which these words must be, each once and in this order. */
export function missingFrom(text: string, words: readonly string[]): string[] {
  const places = new Map<string, number>();
  const complaints: string[] = [];
  for (const { 0: word, index } of text.matchAll(/⟦[^⟧]*⟧/g)) {
    if (places.has(word)) complaints.push(`${word} is there twice`);
    places.set(word, index);
  }
  let last = -1;
  for (const word of words) {
    const at = places.get(word);
    if (at === undefined) complaints.push(`${word} is missing`);
    else if (at < last) complaints.push(`${word} is out of order`);
    else last = at;
  }
  return complaints;
}
