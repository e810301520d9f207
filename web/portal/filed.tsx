import { Button, Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { filingTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import { Deadlines } from '../deadlines/deadlines';
import { Icon } from '../kit/icon';
import { ButtonTo } from '../kit/link';
import { useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';

/** What a filing has come to: its number, the dates promised, and what happens next. */
export function Filed({ ticket, onAnother }: { ticket: Schemas['Ticket']; onAnother: () => void }): ReactNode {
  const say = useTexts(filingTexts);
  const zone = useDeskZone(ticket.desk);
  const begin = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    begin.current?.focus();
  }, []);
  return (
    <Stack gap="lg">
      <Paper ref={begin} tabIndex={-1} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} style={{ outline: 'none' }}>
        <Group wrap="nowrap" align="flex-start">
          <ThemeIcon color="teal" variant="light" size="xl" radius="xl">
            <Icon name="tick" />
          </ThemeIcon>
          <Stack gap={4} miw={0}>
            <Text fw={600} dir="auto">
              {ticket.subject}
            </Text>
            <Text size="sm" role="status">
              {say('filedHint')}
            </Text>
          </Stack>
        </Group>
      </Paper>
      <Stack component="section" gap="xs">
        <Title order={2} size="h4">
          {say('filedDates')}
        </Title>
        {ticket.clocks.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say('noDates')}
          </Text>
        ) : (
          <Deadlines ticket={ticket} zone={zone} />
        )}
      </Stack>
      <Stack component="section" gap={4}>
        <Title order={2} size="h4">
          {say('next')}
        </Title>
        <Text>{ticket.nextStep.text}</Text>
      </Stack>
      <Group>
        <ButtonTo to="/tickets/$ticket" params={{ ticket: ticket.tid }}>
          {say('open')}
        </ButtonTo>
        <Button variant="default" onClick={onAnother}>
          {say('another')}
        </Button>
        <ButtonTo to="/tickets" variant="subtle" color="gray">
          {say('toList')}
        </ButtonTo>
      </Group>
    </Stack>
  );
}
