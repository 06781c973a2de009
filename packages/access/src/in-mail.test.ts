/** Which plans a mail may speak of: every kind × every visibility. */
import { planKinds, visibilities } from '@tangram/domain';
import { expect, test } from 'vitest';
import { mayBeQuoted } from './index.ts';

test('A31, P9: confidential plans are not quoted, whoever reads the mail', () => {
  const quoted = planKinds.flatMap((kind) =>
    visibilities.filter((visibility) => mayBeQuoted({ kind, visibility })).map((visibility) => `${kind} ${visibility}`),
  );
  expect(quoted).toEqual(['unit team', 'unit school', 'unit network', 'task team', 'task school', 'task network']);
});
