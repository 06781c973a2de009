/** Pictures: each says in words what it shows, and what should be proportional is. */

import {
  describeFigure,
  formatRational,
  isBlank,
  parseFigure,
  proportionRemark,
  type Rational,
  sayKind,
} from '@tangram/math-figures';
import { type FigureData, figureText, readFigure } from '../body/figure.ts';
import { picturesInQuestion } from './asked-pictures.ts';
import type { Check, Fix } from './check.ts';
import { nameIn, type PlanFacts, type SectionFacts } from './facts.ts';
import { sameKey } from './same-key.ts';

export function figureChecks(facts: PlanFacts): readonly Check[] {
  return facts.sections.flatMap((section) => [...withoutWords(section), ...unproportional(section)]);
}

function unproportional(section: SectionFacts): Check[] {
  return section.body.figures.flatMap(({ source }): Check[] => {
    const data = readFigure(source);
    const reading = parseFigure(data);
    const remark = reading.kind === 'figure' ? proportionRemark(reading.figure) : null;
    if (data === null || remark === null) return [];
    const becomes = (label: string, next: FigureData): Fix => ({
      label,
      changes: [{ kind: 'setFigure', section: section.id, old: source, next: figureText(next) }],
    });
    const meant = becomes('It is meant to be wrong', { ...data, intendedError: true });
    const { expected, where } = remark;
    return [
      {
        code: 'not-proportional',
        level: 'idea',
        message: `In “${data.title || nameIn(section)}”, ${remark.sentence} If students are to find that, say that it is meant.`,
        where: { section: section.id, spot: { kind: 'figure', source, describe: false } },
        about: sameKey(source),
        ...(expected === null
          ? { fix: meant }
          : {
              fix: becomes(`Make it ${formatRational(expected)}`, withNumber(data, where, expected)),
              otherFix: meant,
            }),
      },
    ];
  });
}

/** The figure with another number at a place such as `rows[1].cells[3]`; words that were made from its numbers are made anew. */
function withNumber(data: FigureData, where: string, number: Rational): FigureData {
  const put = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return number;
    if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? put(item, rest) : item));
    const object = (value ?? {}) as Readonly<Record<string, unknown>>;
    return { ...object, [key]: put(object[key], rest) };
  };
  const next = put(data, where.match(/\w+/g) ?? []) as FigureData;
  const said = (one: FigureData) => {
    const reading = parseFigure(one);
    return reading.kind === 'figure' ? describeFigure(reading.figure) : '';
  };
  return data.altText !== '' && data.altText === said(data) ? { ...next, altText: said(next) } : next;
}

/** An idea and not more: a drawing is read out from its numbers all the same. Its author's words can say what it is for. */
function withoutWords(section: SectionFacts): Check[] {
  const checks: Check[] = [];
  for (const [at, { source, altText }] of section.body.figures.entries()) {
    if (altText !== '') continue;
    const data = readFigure(source);
    const reading = parseFigure(data);
    // Nothing is in it yet: its form says so itself.
    if (data === null || isBlank(data) || reading.kind === 'refused') continue;
    checks.push({
      code: 'no-alt-text',
      level: 'idea',
      message: `${whichDrawing(section, at)} is read out from its numbers to whoever does not see it. A sentence of your own can say what to look for.`,
      where: { section: section.id, spot: { kind: 'figure', source, describe: true } },
      about: sameKey(source),
      fix: {
        label: 'Begin with what is read out',
        changes: [
          {
            kind: 'setFigure',
            section: section.id,
            old: source,
            next: figureText({ ...data, altText: describeFigure(reading.figure) }),
          },
        ],
      },
    });
  }
  // For the words of a photo in question is asked when it is known whose work it shows.
  const inQuestion = picturesInQuestion(section);
  const isBare = ({ id, alt }: (typeof section.body.pictures)[number]) => alt === null && !inQuestion.has(id);
  const bare = section.body.pictures.filter(isBare).length;
  if (bare > 0) {
    checks.push({
      code: 'no-alt-text',
      level: 'attention',
      message: `${bare === 1 ? 'A picture' : `${bare} pictures`} in “${nameIn(section)}” ${bare === 1 ? 'has' : 'have'} no description, for whoever does not see it.`,
      where: { section: section.id, spot: { kind: 'picture', index: section.body.pictures.findIndex(isBare) } },
      about: 'pictures',
    });
  }
  return checks;
}

/** A drawing as a sentence calls it: by its title, or by its kind, with its number where others of that kind have no title either. */
function whichDrawing(section: SectionFacts, at: number): string {
  const untitled = section.body.figures.flatMap(({ source }, index) => {
    const data = readFigure(source);
    return data !== null && data.title.trim() === '' ? [{ index, kind: data.type }] : [];
  });
  const own = untitled.find(({ index }) => index === at);
  const data = readFigure(section.body.figures[at]?.source);
  if (own === undefined) return `“${data?.title.trim() ?? ''}” in “${nameIn(section)}”`;
  const alike = untitled.filter(({ kind }) => kind === own.kind);
  const number = alike.length > 1 ? ` ${alike.indexOf(own) + 1}` : '';
  return `The ${sayKind(own.kind)}${number} in “${nameIn(section)}”`;
}
