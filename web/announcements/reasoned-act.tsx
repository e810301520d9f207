import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { shellTexts } from '../../texts/web/shell';
import { oneLine } from '../changes/withdraw-change';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Announcement, AnnouncementCommand } from './announcement-queries';
import { useAnnouncementAct } from './use-announcement-act';

/** An act that says why: a "no" of a service, or that it does not take place. */
export function ReasonedAct({
  title,
  hint,
  announcement,
  body,
}: {
  title: string;
  hint: string;
  announcement: Announcement;
  body: (reason: string) => AnnouncementCommand;
}): ReactNode {
  const say = useTexts(announcementTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const act = useAnnouncementAct(announcement);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {title}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <Stack>
          <Text size="sm">{hint}</Text>
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
              onClick={() => act.mutate(body(oneLine(reason)), { onSuccess: close })}
            >
              {title}
            </Button>
            <Button variant="default" onClick={close}>
              {shell('close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
