/** Links from this plan to other plans that its reader may see. One that the reader may not see is counted, not named. */
import type { PlanKind } from '@tangram/domain';
import { addRow, type ListField, readRows, removeRow, setRowColumn } from '@tangram/plan';
import { newId } from '../../new-id.ts';
import { usePlans } from '../../pages/use-plans.ts';
import { laterInPlace } from '../../ui/later.tsx';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { ownChange } from '../workbench.ts';
import { AddLink } from './AddLink.tsx';
import type { LinkedPlanProps } from './LinkedPlan.tsx';

const LinkedPlan = laterInPlace<LinkedPlanProps>(
  async () => ({ default: (await import('./LinkedPlan.tsx')).LinkedPlan }),
  <li className="linked">
    <div className="linked-head">&nbsp;</div>
  </li>,
);

interface LinksProps {
  readonly section: PlacedSection;
  readonly field: Extract<ListField, { type: 'links' }>;
  readonly to: PlanKind;
}

export function Links({ section, field, to }: LinksProps) {
  const { mayEdit, planId } = usePlanContext();
  const plans = usePlans(false);
  const { doc, id } = section;
  const rows = readRows(section, field.name);
  const seen = [...(plans.data?.mine ?? []), ...(plans.data?.shared ?? [])];
  const held = rows.map((row) => row.columns.target);
  const offered = seen.filter((plan) => plan.kind === to && plan.id !== planId && !held.includes(plan.id));
  if (rows.length === 0 && (!mayEdit || offered.length === 0)) return null;
  return (
    <div className="field field-wide field-links">
      <span className="field-label">{field.label}</span>
      <ul className="links">
        {rows.map((row) => (
          <LinkedPlan
            key={row.id}
            plan={seen.find((plan) => plan.id === row.columns.target)}
            about={field.section === undefined ? null : { kind: field.section, id: String(row.columns.section ?? '') }}
            onAbout={(about) => setRowColumn(doc, id, field.name, row.id, 'section', about, ownChange)}
            onReplace={
              mayEdit ? (target) => setRowColumn(doc, id, field.name, row.id, 'target', target, ownChange) : null
            }
            onRemove={mayEdit ? () => removeRow(doc, id, field.name, row.id, ownChange) : null}
          />
        ))}
      </ul>
      {mayEdit && offered.length > 0 && (
        <AddLink
          label={field.label}
          plans={offered}
          onAdd={(target) => addRow(doc, id, field.name, { id: newId(), columns: { target } }, ownChange)}
        />
      )}
    </div>
  );
}
