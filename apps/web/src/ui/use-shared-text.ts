/** What a shared text says now; '' for none. */
import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

export function useSharedText(text: Y.Text | null): string {
  const subscribe = useCallback(
    (changed: () => void) => {
      text?.observe(changed);
      return () => text?.unobserve(changed);
    },
    [text],
  );
  return useSyncExternalStore(subscribe, () => text?.toString() ?? '');
}
