/**
 * Pictures that do not come. Where the server has one no longer, a page that was away may hold it in its text all the same: then a
 * sentence stands in its place, and never a broken picture.
 */
import { pictureWords } from '../../words/pictures.ts';

/** Puts a sentence in the place of a picture that did not come. Resolves when it says why. */
export async function sayMissing(image: HTMLImageElement): Promise<void> {
  const said = document.createElement('p');
  said.className = 'quiet';
  said.textContent = image.alt || pictureWords.notShown;
  image.replaceWith(said);
  // One of this device is not asked for.
  if (!image.src.startsWith(`${location.origin}/`)) return;
  const answer = await fetch(image.src, { cache: 'no-store' }).catch(() => null);
  void answer?.body?.cancel();
  if (answer?.status !== 404) return;
  const words = pictureWords.keptNoMore;
  said.textContent = image.alt === '' ? words : `${image.alt}: ${words}`;
}

/** Says it of all pictures in texts that have no editor. Returns how to end it. */
export function sayOfMissing(): () => void {
  const look = ({ target }: Event) => {
    if (target instanceof HTMLImageElement && target.closest('.static-body figure.picture')) void sayMissing(target);
  };
  // An image that fails tells nobody above it.
  addEventListener('error', look, { capture: true });
  return () => removeEventListener('error', look, { capture: true });
}
