import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { api, ask } from '../api/client';
import { queries } from '../api/queries';
import { Dialog } from '../kit/dialog';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { BackupCodes } from '../second-factor/backup-codes';
import { OwnCodeForm } from '../second-factor/own-code-form';
import { SetUp } from '../second-factor/set-up';
import { useMe } from '../session/me';
import { momentIn } from '../time/format';

/** Fewer are said to be few. */
const few = 3;

/** A code beside the password: turned on and off, and its backup codes. */
export function SecondFactor(): ReactNode {
  const say = useTexts(secondFactorTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const found = useQuery(queries.secondFactor());
  const [isSettingUp, setIsSettingUp] = useState(false);
  const [asked, setAsked] = useState<'codes' | 'off' | null>(null);
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const { since, backupCodesLeft, required } = found.data;
  if (isSettingUp) {
    const finish = (): void => {
      setIsSettingUp(false);
      void found.refetch();
    };
    return <SetUp done={say('kept')} onDone={finish} onCancel={() => setIsSettingUp(false)} />;
  }
  if (since === null)
    return (
      <Stack gap="sm">
        <Text size="sm">{say('off')}</Text>
        <Button w="fit-content" onClick={() => setIsSettingUp(true)}>
          {say('turnOn')}
        </Button>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <Text size="sm">
        {say('since', { since: momentIn(since, timeZone, language, 'short'), left: backupCodesLeft })}
      </Text>
      {backupCodesLeft < few && (
        <Text size="sm" fw={600}>
          {say('fewLeft')}
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsked('codes')}>
          {say('newCodes')}
        </Button>
        <Button variant="default" onClick={() => setAsked('off')}>
          {say('turnOff')}
        </Button>
      </Group>
      <Dialog title={say('newCodes')} isOpen={asked === 'codes'} onClose={() => setAsked(null)}>
        <NewCodes onClose={() => setAsked(null)} />
      </Dialog>
      <Dialog title={say('turnOff')} isOpen={asked === 'off'} onClose={() => setAsked(null)}>
        <TurnOff isRequired={required} onClose={() => setAsked(null)} />
      </Dialog>
    </Stack>
  );
}

function NewCodes({ onClose }: { onClose: () => void }): ReactNode {
  const say = useTexts(secondFactorTexts);
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: (code: string) => ask(api.POST('/api/v1/me/second-factor/backup-codes', { body: { code } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.secondFactor().queryKey }),
    gcTime: 0,
  });
  if (renew.data !== undefined)
    return <BackupCodes codes={renew.data.backupCodes} done={say('kept')} onDone={onClose} />;
  return (
    <OwnCodeForm
      hint={say('newCodesHint')}
      action={say('newCodes')}
      problem={renew.error}
      isPending={renew.isPending}
      onCode={renew.mutate}
      onCancel={onClose}
    />
  );
}

function TurnOff({ isRequired, onClose }: { isRequired: boolean; onClose: () => void }): ReactNode {
  const say = useTexts(secondFactorTexts);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (code: string) => ask(api.POST('/api/v1/me/second-factor/removal', { body: { code } })),
    onSuccess: async () => {
      // Where it is required, the next thing is to set it up again.
      if (isRequired) return window.location.assign('/');
      await client.invalidateQueries({ queryKey: queries.secondFactor().queryKey });
      onClose();
    },
  });
  return (
    <OwnCodeForm
      hint={say(isRequired ? 'required' : 'turnOffHint')}
      action={say('turnOff')}
      problem={remove.error}
      isPending={remove.isPending}
      isDanger
      onCode={remove.mutate}
      onCancel={onClose}
    />
  );
}
