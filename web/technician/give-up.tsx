import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { outboxTexts } from '../../texts/web/technician';
import { Dialog } from '../kit/dialog';
import { useTexts } from '../language/language';

/** Asks whoever gives up what was refused: it is nowhere else. */
export function GiveUp({ onSure, onClose }: { onSure: () => void; onClose: () => void }): ReactNode {
  const say = useTexts(outboxTexts);
  return (
    <Dialog title={say('discardSure')} isOpen onClose={onClose}>
      <Stack>
        <Text size="sm">{say('discardHint')}</Text>
        <Group>
          <Button color="red" onClick={onSure}>
            {say('discardYes')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {say('keep')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
