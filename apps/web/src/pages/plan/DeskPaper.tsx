/** The page of an open plan: what is to be known before one writes, and the plan itself. */
import type { OpenPlan } from '@tangram/contract';
import type { SectionKind } from '@tangram/plan';
import type { ReactNode } from 'react';
import { AddSection } from '../../editor/AddSection.tsx';
import { PlanEditor } from '../../editor/PlanEditor.tsx';
import type { PlacedSection, SectionLists } from '../../editor/sections.ts';
import { Toolbar } from '../../editor/Toolbar.tsx';
import { useSignedIn } from '../../session.ts';
import { authorsBeside } from '../../ui/authors.ts';
import { overPageId } from '../../ui/over-page.ts';
import { words } from '../../words.ts';
import { Lineage } from './Lineage.tsx';
import css from './plan.module.css';

interface DeskPaperProps {
  readonly plan: OpenPlan;
  readonly lists: SectionLists;
  readonly visible: readonly PlacedSection[];
  readonly mayEdit: boolean;
  readonly signedOut: boolean;
  /** The server cannot read all of the plan's history. */
  readonly damaged: boolean;
  /** What is offered above everything. */
  readonly offer: ReactNode;
  /** What is asked of whoever reads, above the plan. */
  readonly requests: ReactNode;
  readonly onAdd: (kind: SectionKind) => void;
  readonly onShow: (section: PlacedSection) => void;
}

export function DeskPaper(props: DeskPaperProps) {
  const { plan, lists, visible, mayEdit, signedOut, damaged, offer, requests, onAdd, onShow } = props;
  const others = authorsBeside(plan, useSignedIn().person.id);
  return (
    <main id="page" className={css.middle} data-begins aria-labelledby="plan-name">
      {offer}
      {mayEdit && <Toolbar />}
      {signedOut && (
        <p className="notice" role="alert">
          {words.ended.signedOut}
          <a href={`/sign-in?next=/plans/${plan.id}`} className="link">
            {words.ended.signIn}
          </a>
        </p>
      )}
      {damaged && (
        <p className="notice" role="alert">
          {words.plan.damaged}
        </p>
      )}
      {plan.status === 'archived' && <p className="notice">{words.plan.archived}</p>}
      {requests}
      <div className={css.paper}>
        {others.length > 0 && <p className={css.by}>{words.plans.by(others)}</p>}
        <Lineage adaptedFrom={plan.adaptedFrom} />
        <PlanEditor visible={visible} standing={lists.standing} maskedNumbers={plan.maskedNumbers} />
        {mayEdit && (
          <div className={css.add}>
            <AddSection
              offered={lists.standing.filter((section) => section.offered && !visible.includes(section))}
              onAdd={onAdd}
              onShow={onShow}
            />
          </div>
        )}
      </div>
      <div id={overPageId} />
    </main>
  );
}
