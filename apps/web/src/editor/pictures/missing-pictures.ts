/**
 * Pictures that do not come: without a connection photos of student work, of which a browser keeps none, and such as the server has no
 * longer, which a page that was away may hold in its text all the same. Then a sentence stands in their place, and never a broken picture.
 */
import { onceConnected } from '../../ui/connected-again.ts';
import { pictureWords } from '../../words/pictures.ts';

/** Puts a sentence in the place of a picture that did not come, until there is a connection again. Resolves when it says why. */
export async function sayMissing(image: HTMLImageElement): Promise<void> {
  const address = image.src;
  const said = document.createElement('p');
  said.className = 'quiet';
  const say = (why: string) => {
    said.textContent = pictureWords.missing(image.alt, why);
  };
  say(pictureWords.notShown);
  image.replaceWith(said);
  // One of this device is not asked for.
  if (!address.startsWith(`${location.origin}/`)) return;
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
  void answer?.body?.cancel();
  if (answer === null) {
    say(pictureWords.notHere);
    onceConnected(() => {
      image.src = address;
      said.replaceWith(image);
    });
  }
  if (answer?.status === 404) say(pictureWords.keptNoMore);
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
