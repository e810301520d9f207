import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { QrCode } from './qr-code';
import { BackupCodes } from './backup-codes';
import { CopyButton } from './copy-button';

/**
 * Sets a second factor up: the key as a picture and as text, its first code, the backup codes.
 *
 * @param intro what is said before
 * @param done what the last button says
 */
export function SetUp({
  intro,
  done,
  onDone,
  onCancel,
}: {
  intro?: string;
  done: string;
  onDone: () => void;
  onCancel?: () => void;
}): ReactNode {
  const say = useTexts(secondFactorTexts);
  const [code, setCode] = useState('');
  // A secret of this attempt: read again, it would be another one than the phone now has.
  const begun = useQuery({
    queryKey: ['me', 'second-factor', 'key'],
    queryFn: () => ask(api.POST('/api/v1/me/second-factor')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/me/second-factor/confirmation', { body: { code } })),
    gcTime: 0,
  });
  if (confirm.data !== undefined) return <BackupCodes codes={confirm.data.backupCodes} done={done} onDone={onDone} />;
  if (begun.isPending) return <Loading />;
  if (begun.data === undefined) return <Failed problem={begun.error} onRetry={() => void begun.refetch()} />;
  const { key, uri } = begun.data;
  const isWrong = confirm.error instanceof ApiProblem && confirm.error.code === 'wrong-code';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {intro !== undefined && <Text size="sm">{intro}</Text>}
        <Text size="sm">{say('scan')}</Text>
        <QrCode text={uri} label={say('picture')} />
        <div>
          <Text size="sm">{say('noCamera')}</Text>
          <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {key.replace(/.{4}(?=.)/g, '$& ')}
          </Code>
        </div>
        <CopyButton text={key} label={say('copyKey')} />
        <TextInput
          label={say('firstCode')}
          description={say('firstCodeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isWrong ? confirm.error?.message : undefined}
        />
        {!isWrong && <ProblemNote problem={confirm.error} />}
        <Group gap="xs">
          <Button type="submit" loading={confirm.isPending}>
            {say('confirm')}
          </Button>
          {onCancel !== undefined && (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {say('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
