/**
 * Reading and writing a standard's code. One form is kept, `6.RP.A.3b`; what people type is brought to it:
 * `6.RP.3b`, `6.RP.A.3.b`, `CCSS.MATH.CONTENT.6.RP.A.3.B`, `cc.6.rp.3b`, practices as `mp4` or `MP 4`.
 */
import { items, practices } from './catalog.ts';

const codeShape =
  /^(?:ccss\.?)?(?:cc\.)?(?:math\.)?(?:content\.)?([3-8])\.([a-z]{1,3})(?:\.([a-z])(?=$|\.))?(?:\.(\d{1,2}))?\.?([a-e])?$/;
const practiceShape = /^(?:ccss\.?)?(?:math\.)?(?:practice\.)?mp ?([1-8])$/;

const byCode = new Map(items.map((item) => [item.code.toLowerCase(), item.code]));
/** Standards and parts by their code without the cluster's letter, which people leave out. */
const withoutCluster = new Map(
  items
    .filter((item) => item.kind === 'standard' || item.kind === 'part')
    .map((item) => [item.code.replace(/^(\d\.[A-Z]+)\.[A-Z]\./, '$1.').toLowerCase(), item.code]),
);

/** The catalog's own form of a code as somebody typed it; null when the catalog has no such standard. */
export function parseCode(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const practice = practiceShape.exec(text)?.[1];
  if (practice !== undefined) return practices.find((one) => one.code === `MP${practice}`)?.code ?? null;
  const found = codeShape.exec(text.replaceAll(' ', ''));
  if (found === null) return null;
  const [, grade = '', domain = '', cluster = '', number = '', part = ''] = found;
  const start = `${grade}.${domain}`;
  if (cluster !== '') return byCode.get([start, cluster, ...(number === '' ? [] : [number + part])].join('.')) ?? null;
  if (number === '') return byCode.get(start) ?? null;
  return withoutCluster.get(`${start}.${number}${part}`) ?? null;
}
