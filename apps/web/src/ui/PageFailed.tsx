/** What is left of a page after a mistake of ours, or without its code: the truth about the work, and the ways on. */
import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { words } from '../words.ts';

export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter();
  const withoutCode = isNotLoaded(error);
  useEffect(() => {
    if (!withoutCode) return;
    const again = () => void router.invalidate();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [withoutCode, router]);
  const { what, next, reload } = withoutCode ? { ...words.notLoaded, reload: words.tryAgain } : words.crash;
  // A newer page has other code; without a connection reloading would lose what is here.
  const again = () => (navigator.onLine ? location.reload() : void router.invalidate());
  return (
    <main id="page" className="narrow">
      <div role="alert">
        <h1>{what}</h1>
        <p>{next}</p>
        <Button onClick={again}>{reload}</Button>
      </div>
      <p>
        <a href="/" className="link">
          {words.notFound.back}
        </a>
      </p>
    </main>
  );
}

/** How browsers, and the build for style sheets, say that the code of a page could not be had. */
const notLoaded = /dynamically imported module|importing a module script failed|unable to preload css/i;
const isNotLoaded = (error: unknown) => error instanceof Error && notLoaded.test(error.message);
