/** Importing a CASE file: choose it, import it, and see what came, what changed and what was peculiar. */
import { Button, FileButton } from '@mantine/core';
import type { ImportedFramework } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, problemOf, queryClient } from '../../api.ts';
import { Failed } from '../../ui/Failed.tsx';
import { importWords as words } from '../../words/standards-page.ts';
import { type Trouble, trouble } from '../../words.ts';
import { ImportResult } from './ImportResult.tsx';
import css from './standards.module.css';

const charactersMax = 8 * 1024 * 1024;

export function ImportFramework({ onImported }: { onImported: (imported: ImportedFramework) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState<Trouble | null>(null);
  const bring = useMutation(
    api.frameworks.importCase.mutationOptions({
      onSuccess: (imported) => {
        setFile(null);
        onImported(imported);
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.frameworks.list.key() }),
    }),
  );
  const forget = useRef<() => void>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    // A file of the same name, downloaded once more, is another choice.
    forget.current?.();
    setUnreadable(null);
    bring.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const text = await textOf(file);
    if (typeof text === 'string') bring.mutate({ text });
    else setUnreadable(text);
  };
  return (
    <section aria-label={words.title}>
      <h2 className="section-head">{words.title}</h2>
      <form onSubmit={submit} className={`card card-padded form ${css.form}`}>
        <p>{words.lead}</p>
        <div className={css.file}>
          <FileButton onChange={choose} resetRef={forget} accept=".json,application/json">
            {(props) => (
              <Button variant="default" {...props}>
                {words.choose}
              </Button>
            )}
          </FileButton>
          <span>{file && words.chosen(file.name, Math.ceil(file.size / 1024))}</span>
        </div>
        {unreadable && <Failed {...unreadable} />}
        {bring.isError && <Failed {...trouble(problemOf(bring.error))} />}
        <div>
          <Button type="submit" loading={bring.isPending} disabled={file === null}>
            {words.submit}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {bring.isPending && <p className={css.result}>{words.reading}</p>}
        {bring.data && <ImportResult {...bring.data} />}
      </div>
    </section>
  );
}

/** The words of a file, or why it cannot be a framework. */
async function textOf(file: File): Promise<string | Trouble> {
  // A character takes up to three bytes.
  if (file.size > charactersMax * 3) return words.tooLarge;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.length > charactersMax ? words.tooLarge : text;
  } catch {
    return words.notText;
  }
}
