import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { registerTexts } from '../../texts/web/reports';
import { api, ask } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { EntryFacts, VersionFacts } from './entry';
import type { RegisterVersion } from './queries';
import { useAct } from './use-act';

/** A change that the register does not show yet: what it says, by when it is owed, and what can be done with it. */
export function WaitingChange({
  version,
  desk,
  zone,
}: {
  version: RegisterVersion;
  desk: string;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(registerTexts);
  const { change } = version;
  const params = { path: { change } };
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const publish = useAct(desk, `publish ${change}`, (_: null, headers) =>
    ask(api.POST('/api/v1/register/changes/{change}/publication', { params, body: {}, headers })),
  );
  const withdraw = useAct(desk, `withdraw ${change}`, (why: string, headers) =>
    ask(api.POST('/api/v1/register/changes/{change}/withdrawal', { params, body: { reason: why }, headers })),
  );
  const onWithdraw = (): void => {
    if (!isWithdrawing) {
      setIsWithdrawing(true);
      return;
    }
    setIsTried(true);
    if (reason.trim() !== '') withdraw.mutate(reason);
  };
  return (
    <Stack gap="xs">
      <Text fw={600} component="div">
        <bdi>{version.name ?? version.body}</bdi>
      </Text>
      <EntryFacts entry={version} />
      <VersionFacts version={version} zone={zone} />
      {isWithdrawing && (
        <Textarea
          label={say('reason')}
          maxLength={2_000}
          autosize
          required
          maw={720}
          value={reason}
          error={isTried && reason.trim() === '' ? say('reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <ProblemNote problem={publish.error ?? withdraw.error} />
      <Group gap="xs">
        <Button size="xs" loading={publish.isPending} onClick={() => publish.mutate(null)}>
          {say('publish')}
        </Button>
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={onWithdraw}>
          {say('withdraw')}
        </Button>
      </Group>
    </Stack>
  );
}
