/** Whether a page of this device that left a note is still there to deal with it. */
import { newId } from './new-id.ts';

const name = (page: string) => `tangram:page:${page}`;
let own: string | null = null;

/** This page's name among all of this device. From the first call on others can tell that it lives. */
export function thisPage(): string {
  if (own === null) {
    own = newId();
    // The browser takes it back when the page goes, however it goes.
    void navigator.locks?.request(name(own), () => new Promise(() => {})).catch(() => {});
  }
  return own;
}

/** Whether a page has gone for sure. A browser that cannot tell says no. */
export async function isGone(page: string): Promise<boolean> {
  if (page === own || !navigator.locks) return false;
  return navigator.locks.request(name(page), { ifAvailable: true }, (lock) => lock !== null);
}
