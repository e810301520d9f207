import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { listTexts } from '../../texts/web/portal';
import type { Schemas } from '../api/client';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { When } from '../time/when';
import { StatusBadge } from './status-badge';
import classes from './tickets-page.module.css';
import { isYours, useStepText } from './acts/your-step';

/**
 * A ticket in the list: what it is called, how it stands, and what it waits for.
 *
 * @param desk its title, where the reader knows several
 */
export function TicketLine({
  ticket,
  isGone,
  desk,
  zone,
}: {
  ticket: Schemas['TicketSummary'];
  isGone: boolean;
  desk: string | undefined;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(listTexts);
  const me = useMe();
  const stepText = useStepText();
  const { tid, subject, status, stage, author, nextDue, overdue, closedAt, updatedAt } = ticket;
  const yours = isYours(ticket, me.id);
  const about = [tid, desk, author.id === me.id ? undefined : say('author', { name: author.name })];
  return (
    <Paper
      component="li"
      className={classes['line']}
      data-yours={yours}
      data-gone={isGone}
      withBorder
      radius="md"
      p={{ base: 'sm', sm: 'md' }}
    >
      <Stack gap={6}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
          <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} fw={600} c="inherit" dir="auto" miw={0}>
            {subject}
          </LinkTo>
          <StatusBadge stage={stage} title={status.title} />
        </Group>
        {closedAt === null && (
          <Group gap={6} wrap="nowrap" align="flex-start">
            <Text
              component="span"
              c={yours ? 'var(--reglament-yours)' : 'var(--mantine-color-dimmed)'}
              lh={1}
              pt={2}
              style={{ flex: 'none' }}
            >
              <Icon name={yours ? 'warning' : 'clock'} size={16} />
            </Text>
            <Text size="sm" fw={yours ? 600 : 400} miw={0}>
              {stepText(ticket, me.id)}
            </Text>
          </Group>
        )}
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {about.filter((part) => part !== undefined).join(' · ')}
          </Text>
          <Text size="xs" c="dimmed" component="div" className={classes['above']}>
            {isGone ? (
              say('gone')
            ) : closedAt === null ? (
              <Dates nextDue={nextDue} overdue={overdue} updatedAt={updatedAt} zone={zone} />
            ) : (
              <>
                {say('closedAt')} <When at={closedAt} zone={zone} />
              </>
            )}
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}

function Dates({
  nextDue,
  overdue,
  updatedAt,
  zone,
}: Pick<Schemas['TicketSummary'], 'nextDue' | 'overdue' | 'updatedAt'> & { zone: string | undefined }): ReactNode {
  const say = useTexts(listTexts);
  if (nextDue === null)
    return (
      <>
        {say('updated')} <When at={updatedAt} zone={zone} />
      </>
    );
  if (overdue)
    return (
      <Badge color="red" size="sm">
        {say('overdue')}: <When at={nextDue} />
      </Badge>
    );
  return (
    <>
      {say('due')}: <When at={nextDue} zone={zone} />
    </>
  );
}
