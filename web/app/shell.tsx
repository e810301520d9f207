import { ActionIcon, AppShell, Burger, Group, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { api, ask } from '../api/client';
import { Icon } from '../kit/icon';
import { ButtonTo } from '../kit/link';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { LiveChanges } from '../live/live-changes';
import { isClient, isStaff, useMe } from '../session/me';
import { SignInAgain } from '../session/sign-in-again';

/** The frame of every page for somebody who is signed in: where one can go, who one is, and the page itself. */
export function Shell(): ReactNode {
  const say = useTexts(shellTexts);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell header={{ height: 52 }} padding={0}>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say('menu')} />
            <Text component={Link} to="/" fw={700} c="inherit" td="none">
              {say('product')}
            </Text>
            <Group component="nav" gap={4} visibleFrom="sm" aria-label={say('menu')}>
              <Places />
            </Group>
          </Group>
          <PersonMenu />
        </Group>
        {isOpen && (
          <Group component="nav" hiddenFrom="sm" p="xs" gap={4} bg="var(--mantine-color-body)" onClick={close}>
            <Places />
          </Group>
        )}
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <LiveChanges />
      <SignInAgain />
    </AppShell>
  );
}

/** Where somebody can go, by what they are. */
function Places(): ReactNode {
  const say = useTexts(shellTexts);
  const me = useMe();
  return (
    <>
      {isStaff(me) && (
        <ButtonTo to="/queues/$queue" params={{ queue: 'mine' }} variant="subtle" size="compact-md" color="gray">
          {say('queues')}
        </ButtonTo>
      )}
      {isClient(me) && (
        <ButtonTo to="/tickets" variant="subtle" size="compact-md" color="gray">
          {say('myTickets')}
        </ButtonTo>
      )}
      <ButtonTo to="/new" variant="subtle" size="compact-md" color="gray">
        {say('newTicket')}
      </ButtonTo>
    </>
  );
}

function PersonMenu(): ReactNode {
  const say = useTexts(shellTexts);
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/session')),
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
  });
  const schemes = { light: say('themeLight'), dark: say('themeDark'), auto: say('themeAuto') } as const;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={me.name}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item component={Link} to="/preferences">
          {say('preferences')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say('theme')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? <Icon name="tick" /> : null}
          >
            {schemes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{say('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
