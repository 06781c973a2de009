/** A section that a link leads to stays where it was put while drawings above it come, until the person does something. */
export function holdInPlace(element: Element): void {
  const drawn = new ResizeObserver(() => element.scrollIntoView({ block: 'start' }));
  const ended = new AbortController();
  for (const deed of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
    const end = () => {
      drawn.disconnect();
      ended.abort();
    };
    addEventListener(deed, end, { signal: ended.signal, capture: true, passive: true });
  }
  drawn.observe(document.body);
}
