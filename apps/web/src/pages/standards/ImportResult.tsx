/** What an import did, in sentences: how much came, what changed, what is retired, what was peculiar about the file. */
import type { ImportedFramework } from '@tangram/contract';
import { importWords as words } from '../../words/standards-page.ts';
import css from './standards.module.css';

type Changes = ImportedFramework['added'];

export function ImportResult({ framework, outcome, added, changed, retired, notes }: ImportedFramework) {
  const { title, standing } = framework;
  return (
    <section className={`card card-padded ${css.result}`}>
      <h3>
        {outcome === 'new' && words.new(title, standing)}
        {outcome === 'updated' && words.updated(title, added.count, changed.count, retired.count)}
        {outcome === 'same' && words.same(title)}
      </h3>
      {notes.length === 0 && <p>{words.understood}</p>}
      {outcome === 'updated' && (
        <>
          <Changed changes={changed} title={words.changed(changed.count)} />
          <Changed changes={added} title={words.added(added.count)} />
          <Changed changes={retired} title={words.retired(retired.count)} />
        </>
      )}
      {notes.length > 0 && (
        <>
          <h4>{words.notes}</h4>
          <ul>
            {notes.map(({ what, about, count }) => (
              <li key={what}>
                {what}
                {about.length > 0 && <small>{words.about(about, count)}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Changed({ changes, title }: { changes: Changes; title: string }) {
  if (changes.count === 0) return null;
  const more = changes.count - changes.first.length;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {changes.first.map(({ name, before, now }) => (
          <li key={`${name} ${before} ${now}`}>
            <strong>{name}</strong> {before === null || now === null ? (now ?? before) : <Reads {...{ before, now }} />}
          </li>
        ))}
        {more > 0 && <li>{words.andMore(more)}</li>}
      </ul>
    </>
  );
}

function Reads({ before, now }: { before: string; now: string }) {
  if (before === now) return <small>{words.otherwise}</small>;
  return (
    <>
      <small>
        {words.before} {before}
      </small>
      <small>
        {words.now} {now}
      </small>
    </>
  );
}
