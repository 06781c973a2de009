/** Light and dark, as the device asks for it. */
import type { Page } from 'playwright-core';

/** Resolves once all of the page that can be seen has changed to these colors: what fades from one to another has arrived. */
export async function inColors(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
  // Looked at again and again: what is drawn far from view may be out of sight before it has faded, and then it stands still.
  await page.waitForFunction(() => {
    const isSeen = ({ effect }: Animation) =>
      effect instanceof KeyframeEffect && effect.target?.checkVisibility({ contentVisibilityAuto: true }) === true;
    return !document.getAnimations().some((one) => one instanceof CSSTransition && isSeen(one));
  });
}
