/** What is left of a page after a mistake of ours: the truth about the work, and the way on. */
import { Button } from '@mantine/core';
import { words } from '../words.ts';

export function PageFailed() {
  return (
    <main id="page" className="narrow" role="alert">
      <h1>{words.crash.what}</h1>
      <p>{words.crash.next}</p>
      <Button onClick={() => location.reload()}>{words.crash.reload}</Button>
    </main>
  );
}
