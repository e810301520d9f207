import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { ApiProblem } from '../api/problem';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';

/** Asks for a code, which what changes the second factor wants. */
export function OwnCodeForm({
  hint,
  action,
  problem,
  isPending,
  isDanger = false,
  onCode,
  onCancel,
}: {
  hint: string;
  action: string;
  problem: unknown;
  isPending: boolean;
  isDanger?: boolean;
  onCode: (code: string) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useTexts(secondFactorTexts);
  const [code, setCode] = useState('');
  const isWrong = problem instanceof ApiProblem && problem.code === 'wrong-code';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{hint}</Text>
        <TextInput
          label={say('code')}
          description={say('anyCodeHint')}
          autoComplete="one-time-code"
          maxLength={40}
          required
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isWrong ? problem.message : undefined}
        />
        {!isWrong && <ProblemNote problem={problem} />}
        <Group gap="xs">
          <Button type="submit" loading={isPending} color={isDanger ? 'red' : undefined}>
            {action}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
