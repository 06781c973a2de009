/** What can be done with a section as a whole. Every way has its key beside it. */
import { ActionIcon, Menu } from '@mantine/core';
import { words } from '../words.ts';
import { usePlanContext } from './plan-context.ts';
import type { PlacedSection } from './sections.ts';

interface SectionActionsProps {
  readonly section: PlacedSection;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (section: PlacedSection, direction: 'up' | 'down') => void;
  readonly onRemove: (section: PlacedSection) => void;
}

export function SectionActions({ section, name, first, last, onMove, onRemove }: SectionActionsProps) {
  const { mayEdit, mayComment, commentOn } = usePlanContext();
  const mayRemove = mayEdit && section.kind !== 'overview';
  const comments = mayComment && section.part === 'open';
  if (!mayEdit && !comments) return null;
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" className="section-actions" aria-label={words.section.actions(name)}>
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {comments && <Menu.Item onClick={() => commentOn(section.id)}>{words.section.comment}</Menu.Item>}
        {mayEdit && (
          <>
            <Menu.Item disabled={first} rightSection={<kbd>Alt ⇧ ↑</kbd>} onClick={() => onMove(section, 'up')}>
              {words.section.moveUp}
            </Menu.Item>
            <Menu.Item disabled={last} rightSection={<kbd>Alt ⇧ ↓</kbd>} onClick={() => onMove(section, 'down')}>
              {words.section.moveDown}
            </Menu.Item>
          </>
        )}
        {mayRemove && <Menu.Item onClick={() => onRemove(section)}>{words.section.remove}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
