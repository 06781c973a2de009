/** PostgreSQL and Redis together, on which several servers stand; each test gets a log and channels of its own. */

import type { FanOut } from '../../src/fan-out/fan-out.ts';
import type { Carry } from '../../src/fan-out/memory.ts';
import { openRedisFanOut } from '../../src/fan-out/redis.ts';
import { openPostgresLog } from '../../src/update-log/postgres.ts';
import type { Ground } from '../cluster-contract.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';

export interface SharedGround {
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** How another server joins a new, empty log; `carry` decides how each message that it hears travels. */
  fresh(carry?: Carry): () => Promise<Ground>;
  /** What tells a server process of the same. */
  freshArguments(): string[];
  remove(): Promise<void>;
}

/** Starts both. */
export async function layGround(): Promise<SharedGround> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  let names = 0;
  return {
    postgres,
    redis,
    fresh(carry) {
      const name = `log_${++names}`;
      return async () => {
        const fanOut = openRedisFanOut({ url: redis.url, prefix: `${name}:` });
        return {
          log: await openPostgresLog({ connectionString: postgres.url, schema: name }),
          fanOut: carry === undefined ? fanOut : carriedBy(carry, fanOut),
        };
      };
    },
    freshArguments() {
      const name = `log_${++names}`;
      return ['--postgres', postgres.url, '--schema', name, '--redis', redis.url, '--prefix', `${name}:`];
    },
    async remove() {
      await Promise.all([postgres.remove(), redis.remove()]);
    },
  };
}

/** The same fan-out, each message of which travels its last steps as `carry` says. */
function carriedBy(carry: Carry, fanOut: FanOut): FanOut {
  return {
    ...fanOut,
    subscribe(channel, hear) {
      let listens = true;
      const stop = fanOut.subscribe(channel, (message) => {
        carry(() => {
          if (listens) hear(message);
        });
      });
      return () => {
        listens = false;
        stop();
      };
    },
  };
}
