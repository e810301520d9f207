import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { counted } from '../../texts/language';
import { outboxTexts, unsentForms } from '../../texts/web/technician';
import { Dialog } from '../kit/dialog';
import { useLanguage, useTexts } from '../language/language';

/** Asks whoever signs out while something of theirs is on this device only. */
export function StillUnsent({
  count,
  onLeave,
  onStay,
}: {
  count: number;
  onLeave: () => void;
  onStay: () => void;
}): ReactNode {
  const say = useTexts(outboxTexts);
  const language = useLanguage();
  return (
    <Dialog title={say('leaveTitle')} isOpen onClose={onStay}>
      <Stack>
        <Text size="sm">
          {counted(count, unsentForms, language)}. {say('leaveHint')}
        </Text>
        <Group>
          <Button onClick={onStay}>{say('stay')}</Button>
          <Button variant="default" color="red" onClick={onLeave}>
            {say('leave')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
