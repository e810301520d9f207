import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { shellTexts } from '../../texts/web/shell';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { useMe } from './me';
import { OtherWays } from './other-ways';
import { SignInForm } from './sign-in-form';

/** Signs in over an open page. Whoever signs in as somebody else gets the page anew. */
export function SignInAgainDialog({ onDone }: { onDone: () => void }): ReactNode {
  const say = useTexts(sessionTexts);
  const shell = useTexts(shellTexts);
  const client = useQueryClient();
  const me = useMe();
  const back = async (): Promise<void> => {
    const now = await client.fetchQuery({ ...queries.me(), staleTime: 0 });
    if (now.id !== me.id) return window.location.assign('/');
    onDone();
    await client.invalidateQueries();
  };
  return (
    <Modal
      opened
      onClose={() => window.location.assign('/sign-in')}
      title={say('again')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack>
        <Text size="sm">{say('againHint')}</Text>
        <SignInForm email={me.email ?? ''} onDone={back} />
        {/* Leads away and back: what was typed is kept as a draft meanwhile. */}
        <OtherWays next={`${window.location.pathname}${window.location.search}`} />
      </Stack>
    </Modal>
  );
}
