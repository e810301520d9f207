import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { shellTexts } from '../../texts/web/shell';
import { queries } from '../api/queries';
import { isSignedOut } from '../api/problem';
import { useTexts } from '../language/language';
import { useMe } from './me';
import { SignInForm } from './sign-in-form';

/**
 * When the session has ended under an open page (in another tab, by time): asks to sign in over it, so that nothing typed is
 * lost. Whoever signs in as somebody else gets the page anew.
 */
export function SignInAgain(): ReactNode {
  const say = useTexts(sessionTexts);
  const shell = useTexts(shellTexts);
  const client = useQueryClient();
  const me = useMe();
  const [isOut, setIsOut] = useState(false);

  useEffect(() => {
    const heard = (error: unknown): void => {
      if (isSignedOut(error)) setIsOut(true);
    };
    const stopQueries = client.getQueryCache().subscribe(({ query, type }) => {
      if (type === 'updated') heard(query.state.error);
    });
    const stopMutations = client.getMutationCache().subscribe(({ mutation }) => heard(mutation?.state.error));
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client]);

  const back = async (): Promise<void> => {
    const now = await client.fetchQuery({ ...queries.me(), staleTime: 0 });
    if (now.id !== me.id) return window.location.assign('/');
    setIsOut(false);
    await client.invalidateQueries();
  };
  return (
    <Modal
      opened={isOut}
      onClose={() => window.location.assign('/sign-in')}
      title={say('again')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack>
        <Text size="sm">{say('againHint')}</Text>
        <SignInForm email={me.email ?? ''} onDone={() => void back()} />
      </Stack>
    </Modal>
  );
}
