/**
 * Whether the window is as a media query says. Asking a browser has it style the page anew, whatever else is to change in the same moment:
 * it is asked once, when the query is written down, and tells of changes itself.
 */
import { createStore, type Store } from './store.ts';

/** Whether a query holds, from now on: true or false at once, and told when that changes. For a query of the page's, which is never given up. */
export function matching(query: string): Pick<Store<boolean>, 'get' | 'subscribe'> {
  const list = matchMedia(query);
  const store = createStore(list.matches);
  list.addEventListener('change', ({ matches }) => store.set(matches));
  return store;
}
