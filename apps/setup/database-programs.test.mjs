import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDatabases } from './database-programs.mjs';

function program(folder, name, exitCode = 0) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
}

const folder = mkdtempSync(join(tmpdir(), 'tangram-programs-'));

test('a program that is named is taken, if it starts', () => {
  const bin = join(folder, 'good');
  program(bin, 'initdb');
  program(bin, 'postgres');
  const redis = program(bin, 'redis-server');
  const named = { TANGRAM_TEST_POSTGRES_BIN: bin, TANGRAM_TEST_REDIS: redis };
  const here = process.platform !== 'win32';
  expect(findDatabases(named).env).toEqual(here ? named : {});
});

test('what is named and does not start is not replaced by another one, and the sentence names it', () => {
  const bin = join(folder, 'bad');
  program(bin, 'initdb');
  program(bin, 'postgres', 127);
  const named = { TANGRAM_TEST_POSTGRES_BIN: bin, TANGRAM_TEST_REDIS: join(folder, 'nowhere') };
  const { env, missing } = findDatabases(named);
  expect(env).toEqual({});
  expect(missing.map(({ what }) => what)).toEqual(['postgres', 'redis']);
  if (process.platform === 'win32') return;
  expect(missing[0].why).toContain(`TANGRAM_TEST_POSTGRES_BIN is ${bin}, and nothing that starts lies there`);
  expect(missing[1].why).toContain('nowhere');
});
