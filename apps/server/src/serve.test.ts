import { expect, test } from 'vitest';
import { patience } from './serve.ts';

// That they do what they say, also to five thousand at once, is in apps/e2e/idle-sockets.test.ts.
test('B46: whoever has not said what they want is given up within ten seconds', () => {
  expect(patience.headersTimeout + patience.connectionsCheckingInterval).toBeLessThanOrEqual(10_000);
  expect(patience.requestTimeout).toBeGreaterThan(patience.headersTimeout);
});
