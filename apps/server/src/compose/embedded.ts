/** One machine: everything in the data folder, in this process. */
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../app.ts';
import { createAttempts } from '../auth/attempts.ts';
import { createAuth } from '../auth/auth.ts';
import type { Config } from '../config.ts';
import { makeDemoNetwork } from '../demo/network.ts';
import type { Events } from '../events.ts';
import { openStore } from '../store/database.ts';
import { createInvitations } from '../store/invitations.ts';
import { createRoster } from '../store/roster.ts';
import type { DataFolder } from './data-folder.ts';

export interface House {
  readonly listener: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
  /** How somebody gets in now, in a sentence. */
  readonly howToSignIn: string;
  /** Writes what is pending, closes every socket, then the files. */
  close(): Promise<void>;
}

/** Opens the files, finishes what the last run left half-made, and puts the parts together. */
export async function composeEmbedded(
  config: Config,
  folder: DataFolder,
  origins: readonly [string, ...string[]],
  events: Events,
): Promise<House> {
  const [origin] = origins;
  const now = () => Date.now();
  const store = await openStore(folder.tangramFile);
  const roster = createRoster(store);
  const invitations = createInvitations(store, now);
  const auth = createAuth({ store, secret: folder.secret, origin, trustedOrigins: origins, now });
  if (config.demo) await makeDemoNetwork({ roster });
  if (!config.demo) await roster.endPasswordlessSessions();

  const app = createApp({
    roster,
    invitations,
    auth,
    attempts: createAttempts(now),
    signedOut: () => {},
    demo: config.demo,
    origin,
    schemaVersion: 1,
    allowedOrigins: origins,
    webFolder: config.webFolder,
    events,
  });

  return {
    listener: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    upgrade: (_request, socket) => socket.destroy(),
    howToSignIn: await howToSignIn(),
    async close() {
      await store.destroy();
      await folder.log.close();
    },
  };

  async function howToSignIn(): Promise<string> {
    if (config.demo) return 'Open it and choose “Try as …”: this is the demo network, with invented people.';
    if (await invitations.claimed()) return 'Sign in with your e-mail address.';
    return `Make the first account with this link, which works once: ${origin}/set-up#${await invitations.newSetUpToken()}`;
  }
}
