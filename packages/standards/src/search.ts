/** Finding a standard by its code, by a beginning of it, or by words of its paraphrase. */
import { items, type Practice, practices, type StandardItem } from './catalog.ts';
import { parseCode } from './code.ts';

/**
 * Standards that fit what was typed, best first, at most `limit`: the very code, then codes that begin with it (the cluster's
 * letter may be left out), then those whose words hold every word typed. Of the same fit, the given grade comes first.
 */
export function searchStandards(typed: string, grade: number, limit: number): readonly StandardItem[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const exact = parseCode(text);
  const asked = text.split(/\s+/);
  const fit = (item: StandardItem): number => {
    if (item.code === exact) return 0;
    const code = item.code.toLowerCase();
    if (code.startsWith(text) || code.replace(/\.[a-z]\.(?=\d)/, '.').startsWith(text)) return 1;
    const words = item.words.toLowerCase();
    return asked.every((word) => words.includes(word)) ? 2 : 3;
  };
  return items
    .map((item, place) => ({ item, place, fit: fit(item), away: Math.abs(item.grade - grade) }))
    .filter((one) => one.fit < 3)
    .sort((one, other) => one.fit - other.fit || one.away - other.away || one.place - other.place)
    .slice(0, limit)
    .map((one) => one.item);
}

/** Practices that fit what was typed: by code or by words. */
export function searchPractices(typed: string): readonly Practice[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return practices;
  return practices.filter(
    (practice) =>
      practice.code.toLowerCase().startsWith(text.replace(' ', '')) || practice.words.toLowerCase().includes(text),
  );
}
