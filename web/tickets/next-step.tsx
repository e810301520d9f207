import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';

/** Who owes what next: one sentence of the API's, which names the instant too. */
export function NextStep({
  step,
  toReader = null,
}: {
  step: Schemas['NextStep'];
  /** The same said to the one whose step it is. */
  toReader?: string | null;
}): ReactNode {
  const say = useTexts(ticketTexts);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="note" aria-label={say('nextStep')}>
      <Icon name="clock" />
      <Text size="sm">
        <Text component="span" fw={600} size="sm">
          {say('nextStep')}:
        </Text>{' '}
        {toReader ?? step.text}
      </Text>
    </Group>
  );
}
