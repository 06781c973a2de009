/**
 * Which text the toolbar acts on: the one that has the caret, also while the toolbar itself or something that it opened has the focus.
 * Whoever goes elsewhere, into a title, a field or a comment, takes the tools' text away from them, so that nothing is
 * done to a text that is out of sight.
 */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Workbench } from './workbench.ts';

/** What a command may open: it gives the focus back to the text. */
const opened = '[role="dialog"], [role="menu"], [role="listbox"], math-field';

export function useToolbarTarget({ active }: Workbench): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const moved = (to: Element | null) => {
      const now = active.get();
      if (now === null || to === null) return;
      if (now.editor.view.dom.contains(to) || to.closest(`[data-toolbar], ${opened}`)) return;
      active.set(null);
    };
    document.addEventListener('focusin', ({ target }) => moved(target as Element), { signal });
    document.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        // Where nothing takes the focus it is asked a moment later: a command gives it back, another window does not take it.
        if (relatedTarget === null) setTimeout(() => document.hasFocus() && moved(document.activeElement));
      },
      { signal },
    );
    return () => end.abort();
  }, [active]);
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One stop of the Tab key for the whole bar; the arrow keys go on from there, Escape goes back to the text, Alt F10 comes from it. */
export function useToolbarKeys({ active }: Workbench) {
  const bar = useRef<HTMLDivElement>(null);
  const here = useRef<HTMLButtonElement | null>(null);
  const tools = () => [...(bar.current?.querySelectorAll('button') ?? [])];
  const settle = () => {
    const all = tools();
    if (here.current === null || !all.includes(here.current)) here.current = all[0] ?? null;
    for (const tool of all) tool.tabIndex = tool === here.current ? 0 : -1;
  };
  useLayoutEffect(settle);
  useEffect(() => {
    const keys = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      here.current?.focus();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  return {
    ref: bar,
    onFocus: ({ target }: { target: EventTarget }) => {
      if (!(target instanceof HTMLButtonElement) || !tools().includes(target)) return;
      here.current = target;
      settle();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const all = tools();
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      const step = steps[event.key];
      if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') active.get()?.editor.view.focus();
      else if (step === undefined) return;
      else all[step(at, all.length)]?.focus();
      event.preventDefault();
    },
  };
}
