/**
 * What is old and new in a section, word by word. What is gone is struck through and what is new underlined, each with a word for
 * whoever hears it; formulas and figures are drawn. Of words that only look otherwise it says how.
 */
import { Skeleton } from '@mantine/core';
import type { DiffLine } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, problemOf } from '../api.ts';
import { showFigure } from '../editor/figure-rendering.ts';
import { doNotDraw, showFormula } from '../editor/formula/formula-rendering.ts';
import { photoAddress } from '../editor/pictures/plan-pictures.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { useWorkbench } from '../editor/workbench.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { catchUpWords } from '../words/catch-up.ts';
import css from './catch-up.module.css';

type Line = Extract<DiffLine, { kind: 'line' }>;
type Run = Line['runs'][number];

interface SectionDiffProps {
  readonly planId: string;
  readonly part: string;
  readonly sectionId: string;
  readonly name: string;
}

export function SectionDiff({ planId, part, sectionId, name }: SectionDiffProps) {
  const answer = useQuery(
    api.catchUp.section.queryOptions({ input: { planId, part, sectionId }, refetchOnWindowFocus: false }),
  );
  if (answer.isPending) return <Skeleton height={60} radius="md" mt={6} />;
  if (answer.data === undefined) {
    if (problemOf(answer.error).kind === 'notFound') return <p className={css.quiet}>{catchUpWords.noLongerChanged}</p>;
    return <NotLoaded what="difference" of={answer} />;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div role="group" className={css.diff} aria-label={catchUpWords.about(catchUpWords.show, name)}>
      {answer.data.lines.map((line, i) =>
        line.kind === 'gap' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines come as one answer and never change place
          <p key={i} className={css.gap}>
            {catchUpWords.unchanged(line.lines)}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines come as one answer and never change place
          <DiffedLine key={i} line={line} />
        ),
      )}
    </div>
  );
}

function DiffedLine({ line: { as, label, change, look, runs } }: { line: Line }) {
  const stayed = runs.some((run) => run.change === 'same');
  return (
    <p className={css.line} data-as={as}>
      {label !== '' && <span className={css.label}>{label}: </span>}
      {runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words come as one answer and never change place
        <DiffedRun key={i} run={run} />
      ))}
      {change !== 'same' && stayed && (
        <span className={css.note}> ({change === 'new' ? catchUpWords.lineSplit : catchUpWords.lineJoined})</span>
      )}
      {look !== null && <span className={css.note}> ({catchUpWords.lineLook(look)})</span>}
    </p>
  );
}

function DiffedRun({ run }: { run: Run }) {
  const what =
    run.kind === 'formula' ? (
      <Formula latex={run.text} />
    ) : run.kind === 'figure' ? (
      <Figure json={run.data} />
    ) : run.kind === 'picture' ? (
      <Picture id={run.data} alt={run.text} />
    ) : (
      run.text
    );
  if (run.look !== null) {
    return (
      <span className={css.looks}>
        {what}
        <span className={css.note}> ({catchUpWords.wordsLook(run.look)})</span>
      </span>
    );
  }
  if (run.change === 'same') return what;
  const Changed = run.change === 'new' ? 'ins' : 'del';
  return (
    <Changed className={css.changed} data-whole={run.kind === 'text' ? undefined : ''}>
      <span className="visually-hidden"> {run.change === 'new' ? catchUpWords.added : catchUpWords.gone} </span>
      {run.kind !== 'text' && <span aria-hidden="true">{run.change === 'new' ? '+' : '−'} </span>}
      {what}
      <span className="visually-hidden"> {catchUpWords.end} </span>
    </Changed>
  );
}

function Formula({ latex }: { latex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    showFormula(element, latex, false);
    return () => doNotDraw(element);
  }, [latex]);
  return <span ref={place} />;
}

/** Its title and its words until it is drawn, and where it cannot be. */
function Figure({ json }: { json: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null) showFigure(place.current, json);
  }, [json]);
  return <span ref={place} className={css.figure} />;
}

/** One that this person may not see, because nobody has said whose work it shows or it was taken out, is told by its words. */
function Picture({ id, alt }: { id: string; alt: string }) {
  const [isGone, setGone] = useState(false);
  const { isEditor } = usePlanContext();
  const { pictures } = useWorkbench();
  const read = useCallback(() => photoAddress(pictures, id, isEditor), [pictures, id, isEditor]);
  const address = useSyncExternalStore(pictures.onChange, read);
  const words = catchUpWords.figure(alt);
  if (isGone || address === null) return words;
  return <img className={css.figure} src={address} alt={words} onError={() => setGone(true)} />;
}
