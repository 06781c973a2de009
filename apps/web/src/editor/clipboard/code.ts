/** What reads and writes the clipboard is loaded while the page is idle, so that it is there when somebody pastes. */
import { fetchWhenIdle } from '../../ui/when-idle.ts';

export type ClipboardCode = typeof import('./clipboard-code.ts');

let loaded: ClipboardCode | null = null;
let loading: Promise<ClipboardCode> | null = null;

/** The code if it is there. */
export const clipboardCode = (): ClipboardCode | null => loaded;

/** Resolves with the code; fails without a connection, and the next call asks again. */
export function loadClipboardCode(): Promise<ClipboardCode> {
  loading ??= import('./clipboard-code.ts').then(
    (code) => {
      loaded = code;
      return code;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Loads the code as soon as there is time. */
export function prepareClipboard(): void {
  if (loading === null) fetchWhenIdle(() => void loadClipboardCode().catch(() => {}));
}
