import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { shellTexts } from '../../texts/web/shell';
import { api, ask } from '../api/client';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Draft } from './changes-queries';
import { useChangeAct } from './use-change-act';

/** A draft is given up: nothing comes of it, and it stays readable. */
export function WithdrawChange({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const withdraw = useChangeAct<string>(draft, 'withdraw', (why, { 'If-Match': revision }) => {
    const query = why === '' ? {} : { reason: why };
    const params = { path: { draft: draft.id }, query };
    return ask(api.DELETE('/api/v1/drafts/{draft}', { params, headers: { 'If-Match': revision } }));
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {say('withdraw')}
      </Button>
      <Dialog title={say('withdrawTitle')} isOpen={isOpen} onClose={close}>
        <Stack>
          <Text size="sm">{say('withdrawHint')}</Text>
          <Textarea
            label={say('reason')}
            description={say('reasonHint')}
            maxLength={500}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote problem={withdraw.error} />
          <Group>
            <Button
              color="red"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate(oneLine(reason), { onSuccess: close })}
            >
              {say('withdraw')}
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

/** A reason stands on the record as one line. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
