/** One line of a table of the page: what was asked, the answers of both, and what we want. */
import type { Subject } from './subject.ts';

export interface Row {
  readonly what: string;
  readonly tangram: readonly number[];
  /** Empty where one big editor has no such thing. */
  readonly oneEditor: readonly number[];
  /** At most so much; null where the row is there to understand another one. */
  readonly goal: number | null;
}

/** What was asked, and the answer of one page in one round. */
type Answers = Readonly<Record<string, number>>;

/** Asks each page in turns, so that a noisy minute hits both. `goals` are of our page, by what is asked. */
export async function inTurns(
  subjects: readonly Subject[],
  rounds: number,
  goals: Readonly<Record<string, number>>,
  ask: (subject: Subject) => Promise<Answers>,
): Promise<Row[]> {
  const all: { readonly name: Subject['name']; readonly answers: Answers }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) all.push({ name: subject.name, answers: await ask(subject) });
  }
  const of = (name: Subject['name'], what: string) =>
    all.flatMap((one) => (one.name === name ? (one.answers[what] ?? []) : []));
  return [...new Set(all.flatMap(({ answers }) => Object.keys(answers)))].map((what) => ({
    what,
    tangram: of('Tangram', what),
    oneEditor: of('one big editor', what),
    goal: goals[what] ?? null,
  }));
}
