/** Tells whether an element has come into sight, or near it. One observer for all: for each of its own the browser works in every frame. */

const nearPx = 600;

type Seen = (entry: IntersectionObserverEntry) => void;

const watched = new Map<Element, Seen>();
let observer: IntersectionObserver | null = null;

/** Calls `seen` soon, and whenever the element comes near or goes; each element has one who asks. Returns how to end it. */
export function watchSight(element: Element, seen: Seen): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry);
    },
    { rootMargin: `${nearPx}px` },
  );
  watched.set(element, seen);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}
