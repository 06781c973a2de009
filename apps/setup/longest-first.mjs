/**
 * In which order test files begin: those that take long before the others, so that no core waits at the end for one of them alone.
 * Where no earlier run tells how long a file takes, as in a fresh clone, vitest goes by its size; what is small and takes long
 * stands here, longest first.
 */

/** By their paths, longest first. */
export const longest = [
  'packages/sync/testing/simulation.test.ts',
  'packages/sync/testing/fuzz/fuzz.test.ts',
  'apps/server/src/main.test.ts',
  'apps/server/src/auth/sessions.test.ts',
  'apps/server/src/live/names-in-text.test.ts',
  'apps/server/src/comments/anchors-hold.test.ts',
  'apps/server/src/http/client-address.test.ts',
  'apps/e2e/a-crash.browser.test.ts',
  'apps/e2e/every-screen.browser.test.ts',
  'apps/e2e/markdown-file.browser.test.ts',
  'apps/e2e/sample-a-whole.browser.test.ts',
  'apps/e2e/a-real-trace.test.ts',
  'apps/e2e/idle-sockets.test.ts',
  'packages/sync/bin/kill.test.ts',
];

/** The same test files, the longest at their head. */
export function longestFirst(files) {
  const place = ({ moduleId }) => {
    const at = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
    return at < 0 ? longest.length : at;
  };
  return [...files].sort((a, b) => place(a) - place(b));
}
