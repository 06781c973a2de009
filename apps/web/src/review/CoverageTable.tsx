/** Focus standards beside lessons and assessments: who reaches what. A mark and not a color says so; every head leads to its place. */
import type { Coverage, Where } from '@tangram/plan/checks';
import { reviewWords } from '../words/review.ts';
import css from './review.module.css';

interface CoverageTableProps {
  readonly coverage: Coverage;
  readonly onGo: (where: Where) => void;
}

export function CoverageTable({ coverage, onGo }: CoverageTableProps) {
  return (
    <div className={css.scroll}>
      <table className={css.coverage}>
        <caption>{reviewWords.coverage}</caption>
        <thead>
          <tr>
            <th scope="col">{reviewWords.standard}</th>
            {coverage.columns.map(({ section, kind, number, name }) => (
              <th key={section} scope="col" data-kind={kind}>
                <button
                  type="button"
                  title={reviewWords.columnName(kind, number, name)}
                  onClick={() => onGo({ section, field: 'standards' })}
                >
                  <span aria-hidden="true">{reviewWords[kind](number)}</span>
                  <span className="visually-hidden">{reviewWords.columnName(kind, number, name)}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.rows.map(({ code, reached }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              {coverage.columns.map(({ section, kind }, index) => (
                <td key={section} data-kind={kind}>
                  <span aria-hidden="true">{reached[index] ? '●' : '·'}</span>
                  <span className="visually-hidden">{reached[index] ? reviewWords.yes : reviewWords.no}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
