/** What can be done with a section as a whole. Every way has its key beside it. */
import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { keyNames } from '../ui/key-names.ts';
import { fieldWords } from '../words/fields-commented.ts';
import { copyWords } from '../words/paste.ts';
import { sectionWords } from '../words/sections.ts';
import { words } from '../words.ts';
import { useCopying } from './clipboard/use-copying.ts';
import { usePlanContext } from './plan-context.ts';
import type { PlacedSection } from './sections.ts';
import type { SectionChanges } from './use-section-changes.ts';
import { useWorkbench } from './workbench.ts';

interface SectionActionsProps {
  readonly section: PlacedSection;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  /** Null for a section that cannot be folded. */
  readonly folded: boolean | null;
  readonly changes: SectionChanges;
  readonly onRemove: (section: PlacedSection) => void;
}

export function SectionActions({ section, name, first, last, folded, changes, onRemove }: SectionActionsProps) {
  const { mayEdit, mayComment, commentOn } = usePlanContext();
  const mayRemove = mayEdit && section.kind !== 'overview';
  /** What there may be several of. */
  const several = mayEdit && section.described?.repeatable === true ? section.described : null;
  const copying = useCopying();
  const { folds } = useWorkbench();
  // What was chosen has put the focus elsewhere.
  const [leads, setLeads] = useState(false);
  const leadingOn = (change: (section: PlacedSection) => void) => {
    setLeads(true);
    change(section);
  };
  const comments = mayComment && section.part === 'open';
  return (
    <Menu position="bottom-end" returnFocus={!leads} onOpen={() => setLeads(false)}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" className="section-actions" aria-label={words.section.actions(name)}>
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {comments && <Menu.Item onClick={() => commentOn(section.id)}>{words.section.comment}</Menu.Item>}
        {comments && section.title && (
          <Menu.Item onClick={() => commentOn({ section: section.id, field: 'title' })}>{fieldWords.onTitle}</Menu.Item>
        )}
        {comments && section.kind === 'overview' && (
          <Menu.Item onClick={() => commentOn(null)}>{fieldWords.onPlan}</Menu.Item>
        )}
        {mayEdit && (
          <>
            <Menu.Item
              disabled={first}
              rightSection={<kbd>{keyNames('Alt Shift ↑')}</kbd>}
              onClick={() => changes.move(section, 'up')}
            >
              {words.section.moveUp}
            </Menu.Item>
            <Menu.Item
              disabled={last}
              rightSection={<kbd>{keyNames('Alt Shift ↓')}</kbd>}
              onClick={() => changes.move(section, 'down')}
            >
              {words.section.moveDown}
            </Menu.Item>
          </>
        )}
        <Menu.Item rightSection={<kbd>{keyNames('Alt Shift C')}</kbd>} onClick={() => copying.section(section)}>
          {copyWords.section}
        </Menu.Item>
        {several && (
          <>
            <Menu.Item onClick={() => leadingOn(changes.addAfter)}>{sectionWords.addAfter(several.label)}</Menu.Item>
            <Menu.Item onClick={() => leadingOn(changes.duplicate)}>{sectionWords.duplicate}</Menu.Item>
          </>
        )}
        {mayRemove && <Menu.Item onClick={() => onRemove(section)}>{words.section.remove}</Menu.Item>}
        {(mayEdit || comments) && <Menu.Divider />}
        {folded !== null && (
          <Menu.Item onClick={() => folds.set([section.id], !folded)}>
            {folded ? sectionWords.unfold : sectionWords.fold}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => changes.foldAll(true)}>{sectionWords.foldAll}</Menu.Item>
        <Menu.Item onClick={() => changes.foldAll(false)}>{sectionWords.unfoldAll}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
