import { Alert } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { CodeForm } from './code-form';
import { OtherWays } from './other-ways';
import { SignInForm } from './sign-in-form';
import { StrangerFrame } from './stranger-frame';

/** Where one signs in, and goes on to where one wanted to be. */
export function SignInPage(): ReactNode {
  const say = useTexts(sessionTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next, step, trouble } = useSearch({ from: '/sign-in' });
  const enter = async (): Promise<void> => {
    // Nothing of whoever was signed in before; who that is, the frame listens to, so it is read anew and not forgotten.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    await client.fetchQuery({ ...queries.me(), staleTime: 0 });
    await navigate({ to: next ?? '/', replace: true });
  };
  return (
    <StrangerFrame title={say('title')}>
      {trouble !== undefined && (
        <Alert color="red" variant="light" role="alert" title={say('notEntered')}>
          {say(trouble)}
        </Alert>
      )}
      {step === 'code' ? (
        <CodeForm onDone={enter} onAgain={() => void navigate({ to: '/sign-in', search: next ? { next } : {} })} />
      ) : (
        <>
          <SignInForm onDone={enter} />
          <OtherWays next={next} />
        </>
      )}
    </StrangerFrame>
  );
}
