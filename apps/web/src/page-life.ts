/** Whether a page of this device that left a note is still there to deal with it. */
import { newId } from './new-id.ts';

const name = (page: string) => `tangram:page:${page}`;
let own: Promise<string> | null = null;

/** This page's name among all of this device. Once it is known, others can tell that the page lives. */
export function thisPage(): Promise<string> {
  own ??= new Promise((known) => {
    const page = newId();
    const lives = () => {
      known(page);
      // The browser takes it back when the page goes, however it goes.
      return new Promise(() => {});
    };
    if (navigator.locks) navigator.locks.request(name(page), lives).catch(() => known(page));
    else known(page);
  });
  return own;
}

/** Whether a page has gone for sure. A browser that cannot tell says no. */
export async function isGone(page: string): Promise<boolean> {
  if (!navigator.locks) return false;
  return navigator.locks.request(name(page), { ifAvailable: true }, (lock) => lock !== null);
}
