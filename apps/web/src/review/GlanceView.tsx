/** The plan's numbers at a glance. Each is a button that leads to what it counts. */
import { firstOf, type Glance, type SectionFacts, suggestionInWords, type Where } from '@tangram/plan/checks';
import { reviewWords } from '../words/review.ts';
import { CoverageTable } from './CoverageTable.tsx';
import css from './review.module.css';

interface GlanceViewProps {
  readonly glance: Glance;
  readonly sections: readonly SectionFacts[];
  readonly onGo: (where: Where) => void;
}

export function GlanceView({ glance, sections, onGo }: GlanceViewProps) {
  const { time, coverage, demand, prerequisites, progress } = glance;
  const place = (kind: string, field: string): Where | null => {
    const section = firstOf({ sections }, kind);
    return section === null ? null : { section: section.id, field };
  };
  const rows = coverage?.rows ?? [];
  const missing = prerequisites.filter(({ supported }) => !supported).map(({ code }) => code);
  const latest = progress?.points.at(-1);
  const compared = progress?.points.filter(({ onTrack }) => onTrack !== null) ?? [];
  const numbers: (NumberProps | null)[] = [
    time && {
      value: reviewWords.time(time),
      label: reviewWords.timeLabel,
      where: place('overview', 'durationPeriods'),
    },
    rows.length > 0
      ? {
          value: reviewWords.reached(rows.filter(({ taught }) => taught).length, rows.length),
          label: reviewWords.taught,
          where: place('standards', 'focusStandards'),
        }
      : null,
    rows.length > 0
      ? {
          value: reviewWords.reached(rows.filter(({ assessed }) => assessed).length, rows.length),
          label: reviewWords.assessed,
          where: place('assessment', 'standards') ?? place('standards', 'focusStandards'),
        }
      : null,
    demand && { value: reviewWords.demand(demand), label: reviewWords.demandLabel, where: place('links', 'taskRefs') },
    prerequisites.length > 0
      ? {
          value: reviewWords.reached(prerequisites.length - missing.length, prerequisites.length),
          label: reviewWords.supported,
          where: place('standards', 'prerequisiteStandards'),
        }
      : null,
    compared.length > 0
      ? {
          value: reviewWords.reached(compared.filter(({ onTrack }) => onTrack).length, compared.length),
          label: reviewWords.onTrack,
          where: place('monitoring', 'points'),
        }
      : null,
    latest
      ? {
          value: `${latest.value}`,
          label: `${reviewWords.latest}, ${latest.date}`,
          where: place('monitoring', 'points'),
        }
      : null,
  ];
  const shown = numbers.filter((one) => one !== null);
  if (shown.length === 0) return null;
  return (
    <section className={css.glance} aria-label={reviewWords.glance}>
      <h3 className={css.level}>{reviewWords.glance}</h3>
      <ul className={css.numbers}>
        {shown.map(({ value, label, where }) => (
          <li key={label}>
            <button type="button" disabled={where === null} onClick={() => where && onGo(where)}>
              <strong>{value}</strong> {label}
            </button>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p className={css.note}>{reviewWords.withoutSupport(missing.join(', '))}</p>}
      {progress && progress.points.length > 0 && <p className={css.note}>{suggestionInWords(progress)}</p>}
      {coverage && rows.length > 0 && <CoverageTable coverage={coverage} onGo={onGo} />}
    </section>
  );
}

interface NumberProps {
  readonly value: string;
  readonly label: string;
  readonly where: Where | null;
}
