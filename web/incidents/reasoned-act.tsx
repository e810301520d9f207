import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { oneIncidentTexts } from '../../texts/web/incidents';
import { shellTexts } from '../../texts/web/shell';
import { oneLine } from '../changes/withdraw-change';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Incident } from './incident-queries';
import { useIncidentAct } from './use-incident-act';

const hints = { reopen: 'reopenHint', withdraw: 'withdrawHint' } as const;

/** An act that says why: it does not work after all, or it was no incident. */
export function ReasonedAct({ incident, type }: { incident: Incident; type: keyof typeof hints }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const act = useIncidentAct(incident);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {say(type)}
      </Button>
      <Dialog title={say(type)} isOpen={isOpen} onClose={close}>
        <Stack>
          <Text size="sm">{say(hints[type])}</Text>
          <Textarea
            label={say('reason')}
            maxLength={500}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
          />
          <ProblemNote problem={act.error} />
          <Group>
            <Button
              loading={act.isPending}
              disabled={oneLine(reason) === ''}
              onClick={() => act.mutate({ type, reason: oneLine(reason) }, { onSuccess: close })}
            >
              {say(type)}
            </Button>
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
