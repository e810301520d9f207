import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';

/**
 * The second step of signing in. Which sign-in it is, a cookie says that scripts cannot read.
 *
 * @param onAgain goes back to the first step
 */
export function CodeForm({ onDone, onAgain }: { onDone: () => Promise<void>; onAgain: () => void }): ReactNode {
  const say = useTexts(secondFactorTexts);
  const [code, setCode] = useState('');
  const [isBackup, setIsBackup] = useState(false);
  const give = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/session/code', { body: { code: code.trim() } })),
    onSuccess: onDone,
  });
  const isWrong = give.error instanceof ApiProblem && ['wrong-code', 'malformed'].includes(give.error.code);
  const isOver = give.error instanceof ApiProblem && give.error.code === 'sign-in-over';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give.mutate();
  };
  const turn = (): void => {
    setIsBackup(!isBackup);
    setCode('');
    give.reset();
  };
  if (isOver)
    return (
      <Stack>
        <ProblemNote problem={give.error} />
        <Button onClick={onAgain}>{say('again')}</Button>
      </Stack>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{say(isBackup ? 'askBackupHint' : 'askHint')}</Text>
        <TextInput
          key={String(isBackup)}
          label={say(isBackup ? 'backupCode' : 'code')}
          name="code"
          inputMode={isBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={40}
          required
          data-autofocus
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isWrong ? give.error?.message : undefined}
        />
        {!isWrong && <ProblemNote problem={give.error} />}
        <Button type="submit" loading={give.isPending} fullWidth>
          {say('enter')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={turn}>
          {say(isBackup ? 'askApp' : 'askBackup')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onAgain}>
          {say('again')}
        </Anchor>
      </Stack>
    </form>
  );
}
