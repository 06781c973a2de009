/** A cable between a client and a server that can be unplugged without either end being told. */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Cable {
  readonly url: string;
  /** Nothing passes any more, in neither direction, and nobody is told. New connections are not answered. */
  unplug(): void;
  /** What the server says does not arrive any more; what it is told does. */
  loseAnswers(): void;
  plugIn(): void;
  remove(): Promise<void>;
}

export async function cableTo(url: string): Promise<Cable> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let isPlugged = true;
  let answersArrive = true;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (isPlugged && (answersArrive || from === near)) to.write(bytes);
      });
      from.on('close', () => {
        if (isPlugged) to.destroy();
        sockets.delete(from);
      });
      from.on('error', () => {});
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unplug() {
      isPlugged = false;
    },
    loseAnswers() {
      answersArrive = false;
    },
    plugIn() {
      isPlugged = true;
      answersArrive = true;
      for (const socket of sockets) socket.destroy(); // what was lost on the way stays lost
    },
    async remove() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
