/**
 * How much of a phone's screen its keyboard takes up, as `--keyboard` for whatever comes up from below; what is written in is kept
 * in sight. Where the page itself becomes shorter it is nothing.
 */
import { useEffect } from 'react';

export function useKeyboardRoom(isWanted: boolean): void {
  useEffect(() => {
    const screen = window.visualViewport;
    if (!isWanted || screen === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      style.setProperty('--keyboard', `${Math.max(0, Math.round(innerHeight - screen.height - screen.offsetTop))}px`);
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) (field.closest('form') ?? field).scrollIntoView({ block: 'nearest' });
    };
    measure();
    screen.addEventListener('resize', measure);
    return () => {
      screen.removeEventListener('resize', measure);
      style.removeProperty('--keyboard');
    };
  }, [isWanted]);
}
