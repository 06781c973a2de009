/**
 * The account: who I am here, light or dark, my password, and signing out, here or on all devices, which asks first when words are
 * only on this device.
 */
import { Button, Group, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignOutWhere } from '../api.ts';
import { unsentTitles } from '../live/local-copy.ts';
import { leave, useSignedIn } from '../session.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { whenOpened } from '../ui/later.tsx';
import { Modal } from '../ui/later-dialogs.ts';
import { words } from '../words.ts';

const ChangePassword = whenOpened(() => import('./ChangePassword.tsx'));

export function AccountMenu() {
  const { person, hasPassword } = useSignedIn();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [asking, setAsking] = useState<{ unsent: string[]; where: SignOutWhere } | null>(null);
  const [notReached, setNotReached] = useState(false);
  const [changingPassword, setChangingPassword] = useState(false);
  const out = async (where: SignOutWhere) => setNotReached(!(await leave(person, where)));
  const askOrLeave = (where: SignOutWhere) => {
    const unsent = unsentTitles(person.id);
    if (unsent.length === 0) void out(where);
    else setAsking({ unsent, where });
  };
  return (
    <>
      {/* In the bar, which stays when another page comes: opened inside of a page it would have gone with the first one. */}
      <Menu position="bottom-end" width={230} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className="account-button" aria-label={words.account.menu(person.name)}>
            <Avatar person={person} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{person.name}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>{words.account.colors}</Menu.Label>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              checked={colorScheme === scheme}
              onChange={() => setColorScheme(scheme)}
            >
              {words.account[scheme]}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          <Menu.Item component={Link} to="/settings">
            {words.account.settings}
          </Menu.Item>
          {hasPassword && (
            <Menu.Item onClick={() => setChangingPassword(true)}>{words.account.changePassword}</Menu.Item>
          )}
          <Menu.Item onClick={() => askOrLeave('here')}>{words.account.signOut}</Menu.Item>
          <Menu.Item onClick={() => askOrLeave('everywhere')}>{words.account.signOutEverywhere}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={words.account.unsentTitle}>
        <Text>{words.account.unsent(asking?.unsent.length ?? 0)}</Text>
        <ul>
          {asking?.unsent.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <Text mb="md">{words.account.unsentNext}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void out(asking?.where ?? 'here')}>
            {words.account.signOutAnyway}
          </Button>
          <Button onClick={() => setAsking(null)} data-autofocus>
            {words.account.stay}
          </Button>
        </Group>
      </Modal>
      <Modal opened={notReached} onClose={() => setNotReached(false)} title={words.account.signOut}>
        <Text>{words.account.notReached}</Text>
      </Modal>
      {changingPassword && <ChangePassword onClose={() => setChangingPassword(false)} />}
    </>
  );
}
