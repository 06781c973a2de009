/** A plan from a Markdown file or a page saved as HTML: choose it, say what kind of plan it is, and see what was not understood. */
import { Button, FileButton, NativeSelect } from '@mantine/core';
import { type Grade, grades, type PlanKind, planKinds } from '@tangram/domain';
import type { LeftOut } from '@tangram/interchange/clipboard';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { newId } from '../new-id.ts';
import { Failed } from '../ui/Failed.tsx';
import { importWords } from '../words/import-plan.ts';
import { newPlanWords } from '../words/new-plan.ts';
import { pasteWords } from '../words/paste.ts';
import { kindWords, type Trouble, trouble } from '../words.ts';
import css from './ImportPage.module.css';
import { readPlanFile } from './read-plan-file.ts';

export function ImportPage() {
  const [planId, setPlanId] = useState(newId);
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<PlanKind>('unit');
  const [grade, setGrade] = useState<Grade>(6);
  const [unreadable, setUnreadable] = useState<Trouble | null>(null);
  // Pressed twice, it makes one plan.
  const working = useRef(false);
  // Of a page saved as HTML: what a plan cannot hold. Null for Markdown, whose lines can be named.
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null);
  const make = useMutation({
    mutationFn: (input: { fileName: string; text: string }) =>
      client.plans.importMarkdown({ planId, kind, grade, ...input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.plans.list.key() }),
  });
  const forget = useRef<() => void>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    // A file of the same name, downloaded once more, is another choice.
    forget.current?.();
    setPlanId(newId());
    make.reset();
    setUnreadable(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || working.current) return;
    working.current = true;
    try {
      const read = await readPlanFile(file);
      if (read.kind === 'trouble') return setUnreadable(read.trouble);
      setLeftOut(read.leftOut);
      await make.mutateAsync({ fileName: file.name, text: read.text });
    } catch {
      // Said below the form.
    } finally {
      working.current = false;
    }
  };
  return (
    <main id="page" className="narrow">
      <h1>{importWords.title}</h1>
      <p className={css.lead}>{importWords.lead}</p>
      <form onSubmit={submit} className="card card-padded form">
        <div className={css.file}>
          <FileButton
            onChange={choose}
            resetRef={forget}
            accept=".md,.markdown,.txt,.html,.htm,text/markdown,text/plain,text/html"
          >
            {(props) => (
              <Button variant="default" {...props}>
                {importWords.choose}
              </Button>
            )}
          </FileButton>
          <span>{file && importWords.chosen(file.name, Math.ceil(file.size / 1024))}</span>
        </div>
        <NativeSelect
          label={newPlanWords.kind}
          data={planKinds.map((value) => ({ value, label: kindWords[value].name }))}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PlanKind)}
        />
        <NativeSelect
          label={newPlanWords.grade}
          data={grades.map(String)}
          value={String(grade)}
          onChange={(event) => setGrade(Number(event.currentTarget.value) as Grade)}
        />
        {unreadable && <Failed {...unreadable} />}
        {make.isError && <Failed {...trouble(problemOf(make.error))} />}
        <div>
          <Button type="submit" loading={make.isPending} disabled={file === null || make.isSuccess}>
            {importWords.submit}
          </Button>
        </div>
      </form>
      <div aria-live="polite">{make.data && <Made {...make.data} leftOut={leftOut} />}</div>
    </main>
  );
}

type MadeProps = Awaited<ReturnType<typeof client.plans.importMarkdown>> & { leftOut: LeftOut | null };

function Made({ plan, notUnderstood, leftOut }: MadeProps) {
  return (
    <section className={`card card-padded ${css.made}`}>
      <h2>{importWords.done(plan.title)}</h2>
      <p>{notUnderstood.length === 0 ? importWords.allUnderstood : importWords.notUnderstood(notUnderstood.length)}</p>
      {notUnderstood.length > 0 && (
        <ul>
          {notUnderstood.map(({ line, what }) => (
            <li key={`${line} ${what}`}>{leftOut ? what : importWords.line(line, what)}</li>
          ))}
        </ul>
      )}
      {leftOut && pasteWords.leftOut(leftOut).map((sentence) => <p key={sentence}>{sentence}</p>)}
      <Link to="/plans/$planId" params={{ planId: plan.id }} className="link">
        {importWords.open}
      </Link>
    </section>
  );
}
