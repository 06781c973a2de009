/** What only those who edit can see: their sections, with a line that says so; for everybody else the numbers as they may be shown. */
import type { ReactNode } from 'react';
import { words } from '../words.ts';

interface AuthorsPartProps {
  readonly children?: ReactNode;
  readonly numbers?: readonly { readonly label: string; readonly value: string }[];
}

export function AuthorsPart({ children, numbers }: AuthorsPartProps) {
  return (
    <div className="authors-part">
      <p className="authors-part-note">{numbers ? words.authorsPart.masked : words.authorsPart.note}</p>
      {numbers && (
        <dl className="facts">
          {numbers.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  );
}
