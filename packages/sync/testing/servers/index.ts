/** The door for tests and benchmarks of several servers: real ones of PostgreSQL and Redis, thrown away afterwards. */

export { type PostgresServer, startPostgres } from './postgres.ts';
export { type RedisServer, startRedis } from './redis.ts';
