import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFaults } from './fault-programs.mjs';

test('what is named and does not work is not replaced by another one, and the sentence names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-faults-'));
  const notATracer = join(folder, 'strace');
  writeFileSync(notATracer, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const named = { TANGRAM_TEST_STRACE: notATracer, TANGRAM_TEST_FAKETIME: join(folder, 'nothing.so') };
  const { env, missing } = findFaults(named);
  expect(Object.keys(env)).not.toContain('TANGRAM_TEST_STRACE');
  const said = missing.map(({ what, why }) => `${what}: ${why}`).join('\n');
  if (process.platform === 'linux') {
    expect(said).toContain(`strace: TANGRAM_TEST_STRACE is ${notATracer}, and that does not work`);
    expect(said).toContain('faketime: TANGRAM_TEST_FAKETIME is ');
  } else
    expect(said.split('\n')).toEqual(
      ['strace', 'faketime', 'tmpfs'].map((what) => `${what}: ${what} is only tried on Linux`),
    );
});

test('everything is found or named, never both', () => {
  const { env, missing } = findFaults({});
  expect(Object.keys(env).length + missing.length).toBe(3);
  for (const { why } of missing) expect(why).not.toBe('');
});
