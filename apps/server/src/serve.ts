/** Starts a whole Tangram on its port and stops it in order. What main.ts runs and what tests run is the same. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDataFolder } from './compose/data-folder.ts';
import { composeEmbedded, type House } from './compose/embedded.ts';
import type { Config } from './config.ts';
import type { Events } from './events.ts';

export interface Running {
  /** Where people go. */
  readonly origin: string;
  readonly port: number;
  readonly howToSignIn: string;
  /** Takes no more requests, writes what is pending, closes everything. Rejects when words could not be written. */
  stop(): Promise<void>;
}

/** How long a connection may take to say what it wants, and to say all of it, in ms; looked at so often. */
export const patience = { headersTimeout: 6_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 } as const;

/** The port is taken, or may not be used. The message says so to whoever started us. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Listens, opens the data folder, and answers. Rejects with `PortTaken` or `FolderNotOurs`, having changed nothing. */
export async function startTangram(config: Config, events: Events): Promise<Running> {
  const folder = await openDataFolder(config.dataFolder);
  let house: Promise<House> | null = null;
  // Requests that arrive while the house is put together wait for it.
  const server = createServer(
    {
      maxHeaderSize: 8 * 1024,
      ...patience,
    },
    (request, answer) => {
      void house?.then((ready) => ready.listener(request, answer)).catch(() => answer.destroy());
    },
  );
  server.on('upgrade', (request, socket, head) => {
    void house?.then((ready) => ready.upgrade(request, socket, head)).catch(() => socket.destroy());
  });
  try {
    const port = await listen(server, config);
    house = composeEmbedded(config, folder, originsOf(config, port), events);
    const ready = await house;
    return {
      origin: originsOf(config, port)[0],
      port,
      howToSignIn: ready.howToSignIn,
      async stop() {
        const closed = new Promise((resolve) => server.close(resolve));
        await ready.close().finally(() => server.closeAllConnections());
        await closed;
      },
    };
  } catch (error) {
    server.close();
    await folder.log.close();
    throw error;
  }
}

/** Our own address, then the others by which a browser on this machine may have come. */
function originsOf(config: Config, port: number): [string, ...string[]] {
  if (config.publicOrigin !== null) return [config.publicOrigin];
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

function listen(server: Server, config: Config): Promise<number> {
  // Without an address that others type, nobody but this machine is let in.
  const host = config.publicOrigin === null ? '127.0.0.1' : '0.0.0.0';
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used';
      reject(new PortTaken(`Port ${config.port} ${why}. Set PORT to another one.`, { cause: error }));
    });
    server.listen(config.port, host, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
}
