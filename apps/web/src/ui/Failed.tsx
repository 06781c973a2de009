/** Trouble in place of content: what happened, what to do next, and a way to do it. */
import { Button } from '@mantine/core';
import { type Trouble, words } from '../words.ts';

export function Failed({ what, next, onRetry }: Trouble & { onRetry?: () => void }) {
  return (
    <div className="failed" role="alert">
      <p>
        <strong>{what}</strong> {next}
      </p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {words.tryAgain}
        </Button>
      )}
    </div>
  );
}
