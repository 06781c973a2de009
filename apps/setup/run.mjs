/**
 * Starts a program on our terminal and waits for it. While it runs we never end before it does: a Ctrl-C or a
 * `kill` is passed on, so that a server can drain, and then its exit code is ours.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves when the program has ended, with its exit code (128 + the signal's number if a signal ended it, 127 if it
 * could not be started at all) and whether we were told to stop meanwhile.
 *
 * A terminal sends Ctrl-C to the whole group, and npm passes it on once more, so each signal is passed on only once.
 *
 * An aborted `until` asks the program to end, as a `kill` would.
 *
 * @returns {Promise<{ code: number, stopped: boolean }>}
 */
export function run(file, args, { until, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const seen = new Set();
    const passOn = (signal) => {
      if (!seen.has(signal)) child.kill(signal);
      seen.add(signal);
    };
    const stopListening = () => {
      for (const signal of passedOn) process.off(signal, passOn);
    };
    for (const signal of passedOn) process.on(signal, passOn);
    until?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.once('error', (error) => {
      stopListening();
      console.error(`${file} could not be started: ${error.message}`);
      resolve({ code: 127, stopped: seen.size > 0 });
    });
    child.once('exit', (code, signal) => {
      stopListening();
      resolve({ code: code ?? 128 + constants.signals[signal], stopped: seen.size > 0 });
    });
  });
}
