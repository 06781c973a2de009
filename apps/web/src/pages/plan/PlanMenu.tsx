/** What can be done with the whole plan beside writing in it and sharing it. */
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { words } from '../../words.ts';

export function PlanMenu({ planId }: { planId: string }) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={words.plan.more} title={words.plan.more}>
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/plans/${planId}/print`}>
          {words.plan.print}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
