/** A keyboard without a pointer: goes from one thing to the next as a teacher does who has no mouse. */
import type { Teacher } from './browser.ts';
import { until } from './until.ts';

/** What a teacher does at a keyboard, and what has the focus. */
export function keysOf({ page }: Teacher) {
  const { keyboard } = page;
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: it } = document;
      if (it === null || it === document.body) return '';
      const labels = it instanceof HTMLInputElement || it instanceof HTMLSelectElement ? [...(it.labels ?? [])] : [];
      const name = it.getAttribute('aria-label') ?? labels.map((one) => one.textContent).join() ?? '';
      const section = it.closest<HTMLElement>('[data-kind]')?.dataset.kind ?? '';
      return `${section}> ${name || (it.textContent ?? '').slice(0, 60)}`;
    });
  /** Goes on by a key until something is reached; what is there already is reached. */
  const goes = async (to: RegExp, key = 'Tab') => {
    const passed: string[] = [];
    for (let steps = 0; steps < 80; steps += 1) {
      const at = await focused();
      if (to.test(at)) return;
      passed.push(at);
      await keyboard.press(key);
    }
    throw new Error(`${to} is not reached by ${key}; passed ${passed.join(' | ')}`);
  };
  const is = (what: RegExp) => until(focused, (at) => what.test(at));
  const types = (text: string) => keyboard.type(text);
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Takes a standard by its code. */
  const takes = async (code: string) => {
    await types(code);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await press('Enter');
  };
  return { goes, is, types, press, takes };
}
