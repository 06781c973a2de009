/** What can be filled in is seen to be so (WCAG 1.4.11): an edge of it stands out from its ground, on one side at least, by 3 to 1. */
import type { Page } from 'playwright-core';

/** The fields on the page as it stands whose edge can hardly be seen. One without an edge looks like text, and is no matter here. */
export async function faintEdgesOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 3;
    const partsOf = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const isSeen = (color: string) => (partsOf(color)[3] ?? 1) > 0;
    const light = (color: string) => {
      const [red = 0, green = 0, blue = 0] = partsOf(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return isSeen(backgroundColor) ? backgroundColor : groundOf(element.parentElement);
    };
    return [...document.querySelectorAll('input, select, textarea')].flatMap((field) => {
      const style = getComputedStyle(field);
      const edges = (['Top', 'Right', 'Bottom', 'Left'] as const).flatMap((side) => {
        const color = style[`border${side}Color`];
        return Number.parseFloat(style[`border${side}Width`]) > 0 && isSeen(color) ? [color] : [];
      });
      if (edges.length === 0 || !field.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      const best = Math.max(...edges.map((edge) => contrast(edge, groundOf(field))));
      return best >= least ? [] : [`${best.toFixed(2)} to 1: ${field.outerHTML.slice(0, 160)}`];
    });
  });
}
