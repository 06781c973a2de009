/** How much of the paper stands: a plan with thousands of formulas takes a while, and says how long it will be. */
import { Loader } from '@mantine/core';
import { Failed } from '../ui/Failed.tsx';
import { printWords } from '../words/print.ts';
import { words } from '../words.ts';
import type { Stands } from './use-paper-stands.ts';

export function PaperStands({ stands, onRetry }: { readonly stands: Stands; readonly onRetry: () => void }) {
  if (stands === 'failed') return <Failed {...words.notLoaded} what={printWords.noFormulas} onRetry={onRetry} />;
  return (
    <>
      {stands !== 'all' && (
        <span className="quiet print-progress">
          <Loader size="xs" />
          {stands.drawn === stands.formulas ? printWords.preparing : printWords.drawing(stands.drawn, stands.formulas)}
        </span>
      )}
      {/* Said at the beginning and at the end: nobody wants to hear each number between. */}
      <span role="status" className="visually-hidden">
        {stands === 'all' ? printWords.ready : printWords.preparing}
      </span>
    </>
  );
}
