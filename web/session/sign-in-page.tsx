import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { SignInForm } from './sign-in-form';
import { StrangerFrame } from './stranger-frame';

/** Where one signs in, and goes on to where one wanted to be. */
export function SignInPage(): ReactNode {
  const say = useTexts(sessionTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const enter = async (): Promise<void> => {
    // Nothing of whoever was signed in before; who that is, the frame listens to, so it is read anew and not forgotten.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    await client.fetchQuery({ ...queries.me(), staleTime: 0 });
    await navigate({ to: next ?? '/', replace: true });
  };
  return (
    <StrangerFrame title={say('title')}>
      <SignInForm onDone={enter} />
    </StrangerFrame>
  );
}
