/**
 * The standards themselves: Common Core codes of grades 3–8 and the eight mathematical practices, each with a paraphrase
 * written for this project. Official wording is copyrighted and comes only with a framework that a school imports.
 */
import data from './ccss-math-3-8.json' with { type: 'json' };

export type StandardKind = 'domain' | 'cluster' | 'standard' | 'part';

export interface StandardItem {
  readonly code: string;
  readonly kind: StandardKind;
  readonly grade: number;
  /** Our paraphrase, or a domain's title. */
  readonly words: string;
  /** Codes of the nearest earlier standards this one rests on, by our own judgement. */
  readonly prerequisites: readonly string[];
}

export interface Practice {
  readonly code: string;
  readonly words: string;
}

interface RawItem {
  readonly code: string;
  readonly kind: string;
  readonly grade: number;
  readonly title?: string;
  readonly paraphrase?: string;
  readonly prerequisites?: readonly string[];
}

/** Every domain, cluster, standard and part, in the catalog's order. */
export const items: readonly StandardItem[] = (data.items as readonly RawItem[]).map((item) => ({
  code: item.code,
  kind: item.kind as StandardKind,
  grade: item.grade,
  words: item.paraphrase ?? item.title ?? '',
  prerequisites: item.prerequisites ?? [],
}));

export const practices: readonly Practice[] = data.practices.map(({ code, paraphrase }) => ({
  code,
  words: paraphrase,
}));

const byCode = new Map(items.map((item) => [item.code, item]));

/** One item by the catalog's own form of its code; null when there is none. */
export function findStandard(code: string): StandardItem | null {
  return byCode.get(code) ?? null;
}

/** What a code stands for, in our words; null for a code that the catalog does not have. */
export function wordsOf(code: string): string | null {
  return byCode.get(code)?.words ?? practices.find((practice) => practice.code === code)?.words ?? null;
}
