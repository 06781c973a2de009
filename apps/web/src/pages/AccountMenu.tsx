/** The account: who I am here, light or dark, and signing out, which asks first when words are only on this device. */
import { Button, Group, Menu, Modal, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { unsentTitles } from '../live/local-copy.ts';
import { leave, useSignedIn } from '../session.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { words } from '../words.ts';

export function AccountMenu() {
  const { person } = useSignedIn();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [asking, setAsking] = useState<string[] | null>(null);
  const [notReached, setNotReached] = useState(false);
  const out = async () => setNotReached(!(await leave(person)));
  const askOrLeave = () => {
    const unsent = unsentTitles(person.id);
    if (unsent.length === 0) void out();
    else setAsking(unsent);
  };
  return (
    <>
      <Menu position="bottom-end" width={230}>
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
          <Menu.Item onClick={askOrLeave}>{words.account.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={words.account.unsentTitle}>
        <Text>{words.account.unsent(asking?.length ?? 0)}</Text>
        <ul>
          {asking?.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <Text mb="md">{words.account.unsentNext}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void out()}>
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
    </>
  );
}
