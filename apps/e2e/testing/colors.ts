/** Light and dark, as the device asks for it. */
import type { Page } from 'playwright-core';

/** Resolves once all of the page that can be seen has changed to these colors: what fades from one to another has arrived. */
export async function inColors(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
  await page.evaluate(async () => {
    const isSeen = ({ effect }: Animation) =>
      effect instanceof KeyframeEffect && effect.target?.checkVisibility({ contentVisibilityAuto: true }) === true;
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition && isSeen(one));
    await Promise.all(fading.map(({ finished }) => finished.catch(() => {})));
  });
}
