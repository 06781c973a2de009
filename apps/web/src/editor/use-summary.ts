/** What is derived from the open part while people write: the outline's titles and minutes. Never in the way of a key. */
import { type PlanSummary, summarize } from '@tangram/plan';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { whenQuiet } from '../ui/when-quiet.ts';

export function useSummary(doc: Y.Doc): PlanSummary | null {
  const [summary, setSummary] = useState(() => summarize(doc));
  useEffect(() => {
    const quiet = whenQuiet(() => setSummary(summarize(doc)));
    quiet.ask();
    doc.on('update', quiet.ask);
    return () => {
      doc.off('update', quiet.ask);
      quiet.stop();
    };
  }, [doc]);
  return summary;
}
