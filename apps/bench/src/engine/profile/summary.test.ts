/** A profile is summed up by steps: a function that no rule names counts for its caller, and idleness for nobody. */

import { expect, test } from 'vitest';
import { summarize } from './summary.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

test('what is called by the check is part of the check; what is idle is left out', () => {
  const engine = 'file:///anywhere/packages/sync/src';
  const nodes = [
    node(1, '(root)', '', [2, 5, 6, 7]),
    node(2, 'checkUpdate', `${engine}/check.ts`, [3]),
    node(3, 'varUint', `${engine}/bytes.ts`, [4]),
    node(4, 'get', ''),
    node(5, '(idle)', ''),
    node(6, 'writev', ''),
    node(7, 'applyUpdate', 'file:///anywhere/node_modules/yjs/src/utils/encoding.js'),
  ];
  const profile = { nodes, samples: [2, 3, 4, 5, 6, 7, 7], timeDeltas: [10, 10, 20, 500, 40, 10, 10] };
  const { steps, functions } = summarize(JSON.stringify(profile));
  expect(Object.fromEntries(steps)).toEqual({ check: 0.4, 'write (kernel)': 0.4, 'package yjs': 0.2 });
  expect(functions[0]).toEqual(['writev', 0.4]);
});
