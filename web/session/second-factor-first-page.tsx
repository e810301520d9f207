import { Anchor } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { api, ask } from '../api/client';
import { queries } from '../api/queries';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { SetUp } from '../second-factor/set-up';
import { StrangerFrame } from './stranger-frame';

/** Where staff set up their second factor before anything else, and go on to where they wanted to be. */
export function SecondFactorFirstPage(): ReactNode {
  const say = useTexts(secondFactorTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/second-factor' });
  const goOn = async (): Promise<void> => {
    await client.fetchQuery({ ...queries.me(), staleTime: 0 });
    await navigate({ to: next ?? '/', replace: true });
  };
  const signOut = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/session')),
    onSuccess: () => window.location.assign('/sign-in'),
  });
  return (
    <StrangerFrame title={say('first')}>
      <SetUp intro={say('firstHint')} done={say('goOn')} onDone={() => void goOn()} />
      <ProblemNote problem={signOut.error} />
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => signOut.mutate()}>
        {say('signOut')}
      </Anchor>
    </StrangerFrame>
  );
}
