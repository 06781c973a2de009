/**
 * How an intervention goes, for those who may edit it: results and the line to the goal as a drawing, the same as a table, and
 * what the rules suggest. People decide.
 */

import { useElementSize } from '@mantine/hooks';
import { dateInWords } from '@tangram/plan';
import {
  dateOf,
  type Progress,
  progressOf,
  readAllFacts,
  ruleInWords,
  scaleInWords,
  suggestionInWords,
} from '@tangram/plan/checks';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { whenQuiet } from '../ui/when-quiet.ts';
import { progressWords } from '../words/review.ts';
import { type Chart, chartOf } from './chart.ts';
import css from './progress.module.css';

const readProgress = (doc: Y.Doc) =>
  progressOf({ kind: 'intervention', sections: readAllFacts(doc), linked: null, today: '', taught: false });

/** Reads the authors' part, which is small, once nobody types. */
function useProgress(doc: Y.Doc): Progress | null {
  const [progress, setProgress] = useState(() => readProgress(doc));
  useEffect(() => {
    const quiet = whenQuiet(() => setProgress(readProgress(doc)));
    doc.on('update', quiet.ask);
    return () => {
      doc.off('update', quiet.ask);
      quiet.stop();
    };
  }, [doc]);
  return progress;
}

export default function ProgressView({ doc }: { doc: Y.Doc }) {
  const progress = useProgress(doc);
  const { ref, width } = useElementSize<HTMLDivElement>();
  if (progress === null) return null;
  const chart = width === 0 ? null : chartOf(progress, Math.max(260, Math.min(width, 640)));
  const { baseline, line, points, rules, groupCount } = progress;
  const counts = [...points, ...(baseline ? [baseline] : [])].flatMap(({ countAssessed }) => countAssessed ?? []);
  const differ = new Set(groupCount === null ? counts : [...counts, groupCount]).size > 1;
  return (
    <div ref={ref} className={css.progress}>
      {baseline === null && line === null && points.length === 0 ? (
        <p className={css.note}>{progressWords.nothing}</p>
      ) : (
        <figure className={css.figure} aria-label={progressWords.heading}>
          {width === 0 ? <div className={css.waiting} /> : chart && <Drawing chart={chart} />}
          <figcaption className={css.note}>{scaleInWords(progress)}</figcaption>
          <Table progress={progress} />
          {differ && <p className={css.note}>{progressWords.differ}</p>}
        </figure>
      )}
      {rules.length > 0 && (
        <>
          <p className={css.note}>{progressWords.rules}</p>
          <ol className={css.rules}>
            {rules.map((rule, index) => (
              <li key={rule.row} data-holds={progress.suggestion?.rule === index}>
                {ruleInWords(rule, index === rules.length - 1)}
              </li>
            ))}
          </ol>
        </>
      )}
      {(points.length > 0 || rules.length > 0) && (
        <p className={css.suggestion} aria-live="polite">
          {suggestionInWords(progress)}
        </p>
      )}
    </div>
  );
}

function Table({ progress }: { progress: Progress }) {
  const { baseline, points, line, groupCount } = progress;
  const rows = [...(baseline ? [baseline] : []), ...points];
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">{progressWords.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{progressWords.date}</th>
            <th scope="col">{progressWords.result}</th>
            <th scope="col">{progressWords.line}</th>
            <th scope="col">{progressWords.onTrack}</th>
            <th scope="col">{progressWords.assessed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, date, value, expected, onTrack, countAssessed }) => (
            <tr key={row ?? 'baseline'}>
              <th scope="row">
                {dateInWords(date)}
                {row === null && ` (${progressWords.baseline})`}
              </th>
              <td>{value}</td>
              <td>{row === null || expected === null ? '' : expected}</td>
              <td>{row === null || onTrack === null ? '' : onTrack ? progressWords.yes : progressWords.no}</td>
              <td>
                {countAssessed === null ? progressWords.unknown : progressWords.ofGroup(countAssessed, groupCount)}
              </td>
            </tr>
          ))}
          {line && (
            <tr>
              <th scope="row">
                {dateInWords(dateOf(line.toDay))} ({progressWords.goal})
              </th>
              <td />
              <td>{line.to}</td>
              <td />
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const radius = 5;

/** The table beside it says the same in words, so the drawing itself is silent. Shapes and not colors tell points apart. */
function Drawing({ chart }: { chart: Chart }) {
  const { width, height, plot, line, points, xTicks, yTicks } = chart;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={css.chart} aria-hidden="true">
      {yTicks.map(({ y, label }) => (
        <g key={label}>
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} className={css.grid} />
          <text x={plot.left - 7} y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, label, anchor }) => (
        <text key={label} x={x} y={plot.bottom + 20} textAnchor={anchor}>
          {label}
        </text>
      ))}
      {line && <line {...line} className={css.goal} />}
      {line && <circle cx={line.x2} cy={line.y2} r={3} className={css.target} />}
      {points.map(({ key, x, y, kind, value, assessed }) => (
        <g key={key} data-kind={kind}>
          <Mark x={x} y={y} kind={kind} />
          <text
            x={x}
            // Under the line its number stands below, where the line does not go through it.
            y={kind === 'below' && y + 24 < plot.bottom ? y + 19 : y - 10}
            textAnchor={x > plot.right - 20 ? 'end' : x < plot.left + 20 ? 'start' : 'middle'}
            className={css.value}
          >
            {value}
          </text>
          {assessed !== null && (
            <text
              x={x}
              y={plot.top - 10}
              textAnchor={x > plot.right - 20 ? 'end' : x < plot.left + 20 ? 'start' : 'middle'}
            >
              {progressWords.assessedShort(assessed)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Full where the line is reached, open where not, a square for the baseline. */
function Mark({ x, y, kind }: { x: number; y: number; kind: Chart['points'][number]['kind'] }) {
  if (kind === 'baseline') {
    return (
      <rect x={x - radius + 1} y={y - radius + 1} width={2 * radius - 2} height={2 * radius - 2} className={css.full} />
    );
  }
  return <circle cx={x} cy={y} r={radius} className={kind === 'onTrack' ? css.full : css.open} />;
}
