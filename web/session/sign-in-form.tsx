import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { sessionTexts } from '../../texts/web/session';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { LinkTo } from '../kit/link';
import { CodeForm } from './code-form';

/**
 * Asks for e-mail and password, and for a code where one is wanted. The page never keeps the token: the session is a cookie that scripts cannot read.
 *
 * @param onDone goes on from here; when that fails, the form says why
 */
export function SignInForm({ email: known = '', onDone }: { email?: string; onDone: () => Promise<void> }): ReactNode {
  const say = useTexts(sessionTexts);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [isCodeWanted, setIsCodeWanted] = useState(false);
  const signIn = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/session', { body: { email, password } })),
    onSuccess: async (answer) => {
      if ('challenge' in answer) setIsCodeWanted(true);
      else await onDone();
    },
  });
  const isWrong = signIn.error instanceof ApiProblem && signIn.error.code === 'wrong-credentials';

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  if (isCodeWanted)
    return (
      <CodeForm
        onDone={onDone}
        onAgain={() => {
          setIsCodeWanted(false);
          setPassword('');
        }}
      />
    );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={say('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          data-autofocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={say('password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isWrong ? say('wrong') : undefined}
        />
        {!isWrong && <ProblemNote problem={signIn.error} />}
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {say('signIn')}
        </Button>
        <LinkTo to="/forgotten" size="sm">
          {say('forgotten')}
        </LinkTo>
      </Stack>
    </form>
  );
}
