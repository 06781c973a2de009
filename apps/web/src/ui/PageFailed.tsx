/** What is left of a page after a mistake of ours, or without its code: the truth about the work, and the way on. */
import { Button } from '@mantine/core';
import { words } from '../words.ts';

export function PageFailed({ error }: { error: unknown }) {
  const { what, next, reload } = isNotLoaded(error) ? { ...words.notLoaded, reload: words.tryAgain } : words.crash;
  return (
    <main id="page" className="narrow">
      <div role="alert">
        <h1>{what}</h1>
        <p>{next}</p>
        <Button onClick={() => location.reload()}>{reload}</Button>
      </div>
    </main>
  );
}

/** How browsers, and the build for style sheets, say that the code of a page could not be had. */
const notLoaded = /dynamically imported module|importing a module script failed|unable to preload css/i;
const isNotLoaded = (error: unknown) => error instanceof Error && notLoaded.test(error.message);
