import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { api, ask } from '../api/client';
import { isSignedOut } from '../api/problem';
import { giveHeldNow } from '../commands/held-commands';
import { Icon } from '../kit/icon';
import { useProblemText } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { isStaff, isTechnician, useMe } from '../session/me';

const StillUnsent = lazy(async () => ({ default: (await import('../technician/still-unsent')).StillUnsent }));

/** Who one is, with what belongs to oneself: preferences, looks, signing out. */
export function PersonMenu(): ReactNode {
  const say = useTexts(shellTexts);
  const textOf = useProblemText();
  const me = useMe();
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: async () => {
      await giveHeldNow();
      await ask(api.DELETE('/api/v1/session'));
      if (isTechnician(me)) await (await import('../technician/leave-device')).forgetReads(me.id);
    },
    // The page is loaded anew: nothing of this person stays in memory.
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (problem) => {
      if (isSignedOut(problem)) return window.location.assign('/sign-in');
      const { title, detail } = textOf(problem);
      void import('@mantine/notifications').then(({ notifications }) =>
        notifications.show({
          color: 'red',
          title: say('stillSignedIn'),
          message: [title, detail].filter(Boolean).join(' '),
        }),
      );
    },
  });
  const [unsent, setUnsent] = useState(0);
  /** What waits on a technician's device stays there, and its writer has to know. */
  const leave = async (): Promise<void> => {
    const waiting = isTechnician(me) ? await (await import('../technician/leave-device')).unsent(me.id) : 0;
    if (waiting === 0) signOut.mutate();
    else setUnsent(waiting);
  };
  const schemes = { light: say('themeLight'), dark: say('themeDark'), auto: say('themeAuto') } as const;
  return (
    <>
      <Menu position="bottom-end" width={240} defaultOpened>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={me.name} ml="auto">
            <Icon name="person" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name}</Menu.Label>
          <Menu.Item component={Link} to="/preferences">
            {say('preferences')}
          </Menu.Item>
          {isStaff(me) && (
            <Menu.Item component={Link} to="/absences">
              {say('absences')}
            </Menu.Item>
          )}
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
          <Menu.Item onClick={() => void leave()}>{say('signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {unsent > 0 && (
        <Suspense fallback={null}>
          <StillUnsent count={unsent} onLeave={() => signOut.mutate()} onStay={() => setUnsent(0)} />
        </Suspense>
      )}
    </>
  );
}
