/**
 * The whole of the unit on ratios that the demo network has, written from an empty unit by keyboard alone: every field, every word and
 * every formula. At the end both are read from outside, and say the same.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type Teacher, teacherAt } from './testing/browser.ts';
import { type House, openHouse, root } from './testing/house.ts';
import { keysOf } from './testing/keys.ts';
import { until } from './testing/until.ts';

interface Lesson {
  readonly title: string;
  readonly minutes: number;
  readonly purpose: string;
  readonly standards: readonly string[];
  readonly learningTarget: string;
  readonly representations: readonly { readonly type: string }[];
  readonly segments: readonly { readonly phase: string; readonly minutes: number; readonly activity: string }[];
}

interface Assessment {
  readonly type: string;
  readonly title: string;
  readonly minutes: number;
  readonly standards: readonly string[];
  readonly insideLesson?: number;
  readonly evidence: string;
}

interface Unit {
  readonly title: string;
  readonly course: string;
  readonly quarter: number;
  readonly durationPeriods: number;
  readonly focusStandards: readonly string[];
  readonly supportingStandards: readonly string[];
  readonly practices: readonly string[];
  readonly prerequisiteStandards: readonly string[];
  readonly bigIdeas: readonly string[];
  readonly essentialQuestions: readonly string[];
  readonly learningGoals: readonly string[];
  readonly vocabulary: readonly { readonly term: string; readonly meaning: string }[];
  readonly languageSupports: readonly string[];
  readonly assessments: readonly Assessment[];
  readonly lessons: readonly Lesson[];
  readonly anticipatedMisconceptions: readonly { readonly idea: string; readonly respond: string }[];
  readonly differentiation: readonly { readonly need: string; readonly support: string }[];
  readonly connections: readonly string[];
  readonly studentAgency: readonly string[];
  readonly materials: readonly string[];
}

let house: House;
let browser: Browser;
let sample: Unit;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const file = join(root, 'apps/server/src/demo/plans/sample-unit-and-task-grade-6-ratios.json');
  sample = (JSON.parse(await readFile(file, 'utf8')) as { unit: Unit }).unit;
});

afterAll(async () => {
  await browser?.close();
  await house?.tearDown();
});

/** What the form calls what the file names. */
const called: Readonly<Record<string, string>> = {
  introduce: 'Introduce',
  develop: 'Develop',
  apply: 'Apply',
  pre: 'Before',
  formative: 'Formative',
  summative: 'Summative',
  warmUp: 'Warm-up',
  launch: 'Launch',
  explore: 'Explore',
  discuss: 'Discuss',
  exitTicket: 'Exit',
  synthesis: 'Synthesis',
};

/** What finds a kind of figure in the list at the caret, and what its form is called. */
const drawings: Readonly<Record<string, readonly [string, string]>> = {
  ratioTable: ['ratio table', 'Ratio table'],
  tapeDiagram: ['tape', 'Tape diagram'],
  doubleNumberLine: ['double', 'Double number line'],
};

/** Writes the parts of a unit, each from wherever the focus is before it. */
function writerOf(teacher: Teacher) {
  const { goes, is, types, press, takes } = keysOf(teacher);
  const { page } = teacher;
  const adds = async (section: string, key = 'Tab') => {
    await goes(/\+ Add section/, key);
    await press('Enter');
    await page.getByRole('menuitem', { name: section, exact: true }).waitFor();
    await goes(new RegExp(`> ${section}$`), 'ArrowDown');
    await press('Enter');
  };
  const prose = async (kind: string, name: string, items: readonly string[]) => {
    await goes(new RegExp(`${kind}> ${name}$`));
    await types('- ');
    for (const [index, item] of items.entries()) {
      if (index > 0) await press('Enter');
      await types(item);
    }
  };
  const pairs = async (rows: readonly (readonly [string, string])[]) => {
    for (const [index, [one, other]] of rows.entries()) {
      if (index > 0) await press('Tab');
      await types(one);
      await press('Tab');
      await types(other);
    }
  };
  const chips = async (field: RegExp, codes: readonly string[]) => {
    await goes(field);
    for (const code of codes) await takes(code);
  };
  const figure = async (kind: string, name: string) => {
    await press('Enter');
    await types(`/${kind}`);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await press('Enter');
    const form = page.getByRole('dialog', { name });
    await form.waitFor();
    await press('Escape');
    await form.waitFor({ state: 'detached' });
  };
  const assessment = async (one: Assessment) => {
    await goes(/assessment> Title of the assessment/);
    await types(one.title);
    await goes(/assessment> Kind/);
    await types(called[one.type] ?? one.type);
    await goes(/assessment> Time/);
    await types(String(one.minutes));
    if (one.insideLesson !== undefined) {
      await goes(/assessment> Inside lesson/);
      for (let lesson = 0; lesson < one.insideLesson; lesson += 1) await press('ArrowDown');
    }
    await chips(/assessment> Add to: Standards/, one.standards);
    await goes(/assessment> Assessment \d/);
    await types(one.evidence);
  };
  const lesson = async (one: Lesson, drawings: readonly (readonly [string, string])[]) => {
    await goes(/lesson> Title of the lesson/);
    await types(one.title);
    await goes(/lesson> Purpose/);
    await types(called[one.purpose] ?? one.purpose);
    await chips(/lesson> Add to: Standards/, one.standards);
    const text = /lesson> Lesson \d/;
    await goes(text);
    for (const { phase, minutes } of one.segments) {
      await press('Tab');
      await is(/Phase of the lesson/);
      await types(called[phase] ?? phase);
      await press('Tab');
      await is(/Minutes of /);
      await types(String(minutes));
    }
    await goes(text, 'Shift+Tab');
    await press('ControlOrMeta+Home');
    await types(one.learningTarget);
    for (const { phase, activity } of one.segments) {
      await press('ArrowDown');
      await types(activity);
      const drawing = drawings[['explore', 'discuss'].indexOf(phase)];
      if (drawing === undefined) continue;
      await figure(...drawing);
      await press('ArrowDown');
    }
  };
  return { adds, prose, pairs, chips, assessment, lesson };
}

/** The words and formulas of a plan as it is copied, line by line, and the kinds of its figures. */
function saidIn(html: string) {
  const figures: string[] = [];
  const lines = html
    .replace(/<figure.*?<\/figure>/gs, (figure) => {
      figures.push(/&#34;type&#34;:&#34;(\w+)/.exec(figure)?.[1] ?? figure);
      return '';
    })
    .replace(/<code class="formula">(.*?)<\/code>/g, '$$$1$$')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&#34;|[“”]/g, '"')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { lines, figures };
}

test('the unit of the demo network is written by keyboard alone, with every word and formula', async () => {
  const imani = await teacherAt(browser, house, 'Imani Cole');
  const { page } = imani;
  const { goes, types, press } = keysOf(imani);
  const { adds, prose, pairs, chips, assessment, lesson } = writerOf(imani);
  const planId = await imani.person.makePlan('unit', sample.title);
  await imani.opens(planId);

  // First what the unit has more of than a new one; then everything from the top down.
  await adds('Materials', 'Shift+Tab');
  const added = ['What students choose or lead', 'Connections to community and culture'];
  for (const name of [...added, 'Lesson', 'Lesson', 'Assessment', 'Assessment', 'Assessment', 'Language supports']) {
    await adds(name);
  }
  await goes(/overview> Grade/, 'Shift+Tab');
  await types('Grade 6');
  await goes(/overview> Course/);
  await press('ControlOrMeta+a');
  await types(sample.course);
  await goes(/overview> Quarter/);
  await types(`Quarter ${sample.quarter}`);
  await goes(/overview> Class periods/);
  await types(String(sample.durationPeriods));
  await chips(/Add to: Focus standards/, sample.focusStandards);
  await chips(/Add to: Supporting/, sample.supportingStandards);
  await chips(/Add to: Mathematical practices/, sample.practices);
  await chips(/Add to: Prerequisite/, sample.prerequisiteStandards);
  await prose('bigIdeas', 'Big ideas', sample.bigIdeas);
  await prose('essentialQuestions', 'Essential questions', sample.essentialQuestions);
  await prose('learningGoals', 'Students can …', sample.learningGoals);
  await goes(/vocabulary> Vocabulary$/);
  await pairs(sample.vocabulary.map(({ term, meaning }) => [term, meaning]));
  await prose('languageSupports', 'Language supports', sample.languageSupports);
  for (const one of sample.assessments) await assessment(one);
  for (const one of sample.lessons)
    await lesson(
      one,
      one.representations.map(({ type }) => drawings[type] ?? [type, type]),
    );
  await goes(/anticipatedMisconceptions> What students might think$/);
  await pairs(sample.anticipatedMisconceptions.map(({ idea, respond }) => [idea, respond]));
  await goes(/differentiation> Ways in for everyone$/);
  await pairs(sample.differentiation.map(({ need, support }) => [need, support]));
  await prose('connections', 'Connections to community and culture', sample.connections);
  await prose('studentAgency', 'What students choose or lead', sample.studentAgency);
  await prose('materials', 'Materials', sample.materials);
  await imani.isSaved();

  const { mine, shared } = await imani.person.get<
    Record<'mine' | 'shared', { id: string; kind: string; title: string }[]>
  >('GET', '/plans');
  const original = [...mine, ...shared].find(({ title, id }) => title === sample.title && id !== planId);
  const said = async (id: string) =>
    saidIn((await imani.person.get<{ html: string }>('GET', `/plans/${id}/html`)).html);
  const [written, meant] = await Promise.all([said(planId), said(original?.id ?? '')]);
  expect(written.lines).toEqual(meant.lines.filter((line) => line !== 'Linked plans'));
  expect(written.figures.sort()).toEqual(meant.figures.sort());
  await until(
    () => page.getByText(/of 240 minutes planned/).count(),
    (count) => count > 0,
  );
  expect(imani.complaints).toEqual([]);
  await imani.context.close();
});
