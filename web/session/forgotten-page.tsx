import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { api, ask } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { StrangerFrame } from './stranger-frame';
import { LinkTo } from '../kit/link';

/** Asks for a letter by which a new password is set; says the same whether the address is known or not. */
export function ForgottenPage(): ReactNode {
  const say = useTexts(sessionTexts);
  const [email, setEmail] = useState('');
  const reset = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/session/password-reset', { body: { email } })),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    reset.mutate();
  };
  return (
    <StrangerFrame title={say('forgottenTitle')}>
      {reset.isSuccess ? (
        <Text role="status">{say('sent')}</Text>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text size="sm">{say('forgottenHint')}</Text>
            <TextInput
              label={say('email')}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <ProblemNote problem={reset.error} />
            <Button type="submit" loading={reset.isPending}>
              {say('send')}
            </Button>
          </Stack>
        </form>
      )}
      <LinkTo to="/sign-in" size="sm">
        {say('backToSignIn')}
      </LinkTo>
    </StrangerFrame>
  );
}
