/** What stands beside the page: comments and Review, or in their place what changed since somebody was last here. */
import { Skeleton } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import type { SectionId } from '@tangram/domain';
import type { CatchUpState } from '../../catchup/use-catch-up.ts';
import type { DiscussionProps } from '../../discussion/Discussion.tsx';
import type { useBeginning } from '../../discussion/drafts.ts';
import type { Side } from '../../review/SideTabs.tsx';
import type { ReviewState } from '../../review/use-review.ts';
import { laterInPlace, whenShown } from '../../ui/later.tsx';
import type { Store } from '../../ui/store.ts';
import { SideColumn } from './SideColumn.tsx';
import type { GoingToSections } from './use-going-to-sections.ts';
import type { GoingToThreads } from './use-going-to-threads.ts';

const Discussion = laterInPlace<DiscussionProps>(
  async () => ({ default: (await import('../../discussion/Discussion.tsx')).Discussion }),
  <Skeleton height={120} width="auto" radius="md" m="md" />,
);
const CatchUpPanel = whenShown(async () => ({
  default: (await import('../../catchup/CatchUpPanel.tsx')).CatchUpPanel,
}));

interface DeskBesideProps {
  readonly plan: OpenPlan;
  readonly columns: boolean;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly openThreads: number;
  readonly threads: DiscussionProps['threads'];
  readonly beginning: ReturnType<typeof useBeginning>;
  readonly names: DiscussionProps['names'];
  /** Null for whoever may not edit. */
  readonly review: Store<ReviewState> | null;
  readonly catchUp: CatchUpState;
  readonly going: Pick<GoingToSections, 'goTo'> & GoingToThreads & { readonly closeDrawer: () => void };
}

export function DeskBeside(props: DeskBesideProps) {
  const { plan, columns, side, onSide, openThreads, threads, beginning, names, review, catchUp, going } = props;
  if (catchUp.news !== null && catchUp.view === 'shown') {
    return (
      <CatchUpPanel
        planId={plan.id}
        news={catchUp.news}
        onGoTo={(section) => going.goTo({ section: section as SectionId })}
        onGoToThread={(thread) => {
          onSide('comments');
          going.showThread(thread);
        }}
        onClose={catchUp.keep}
        onDismiss={catchUp.dismiss}
      />
    );
  }
  const discussion = (
    <Discussion
      along={columns}
      threads={threads}
      beginning={beginning.about}
      beginsAgain={beginning.again}
      onBegun={beginning.end}
      names={names}
      onGoTo={(placed) => {
        going.closeDrawer();
        going.goToThread(placed);
      }}
      onGoBack={going.goBack}
    />
  );
  return (
    <SideColumn
      side={side}
      onSide={onSide}
      openThreads={openThreads}
      discussion={discussion}
      review={review}
      isAuthor={plan.access === 'author'}
      nameOfSection={names.nameOfSection}
      onGo={going.goTo}
    />
  );
}
