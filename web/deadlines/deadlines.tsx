import { Badge, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { LinkTo } from '../kit/link';

export type Clock = Schemas['Clock'];

/** The deadlines of the cycle under way, those that run first, each with the way to its account. */
export function Deadlines({
  ticket: { tid, clocks, cycle },
  zone,
}: {
  ticket: Pick<Schemas['Ticket'], 'tid' | 'clocks' | 'cycle'>;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(ticketTexts);
  const shown = clocks.filter((clock) => clock.cycle === cycle || clock.state !== 'stopped').toSorted(byUrgency);
  if (shown.length === 0) return null;
  return (
    <SimpleGrid
      component="section"
      aria-label={say('deadlines')}
      cols={{ base: 1, xs: 2, md: 3 }}
      spacing="xs"
      verticalSpacing="xs"
    >
      {shown.map((clock) => (
        <Deadline key={clock.key} tid={tid} clock={clock} zone={zone} />
      ))}
    </SimpleGrid>
  );
}

function byUrgency(one: Clock, other: Clock): number {
  const rank = ({ state, due }: Clock): number => (state === 'stopped' ? 2 : due === null ? 1 : 0);
  return rank(one) - rank(other) || (one.due ?? one.startedAt).localeCompare(other.due ?? other.startedAt);
}

function Deadline({ tid, clock, zone }: { tid: string; clock: Clock; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const { title, due, limit, provisional, code, key } = clock;
  return (
    <Paper withBorder p="xs" radius="md">
      <Stack gap={2}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <State clock={clock} />
        </Group>
        <Text size="sm" component="div">
          {due === null ? (
            limit.text
          ) : (
            <>
              {say('due')} <When at={due} zone={zone} />
            </>
          )}
        </Text>
        <Standing clock={clock} zone={zone} />
        {provisional && (
          <Text size="xs" c="dimmed">
            {say('provisional')}
          </Text>
        )}
        <LinkTo size="xs" to="/tickets/$ticket/deadlines/$code" params={{ ticket: tid, code }} search={{ key }}>
          {say('why')}
        </LinkTo>
      </Stack>
    </Paper>
  );
}

function State({ clock: { state, overdue, due } }: { clock: Clock }): ReactNode {
  const say = useTexts(ticketTexts);
  if (state === 'stopped')
    return due === null ? null : <Badge color={overdue ? 'red' : 'teal'}>{say(overdue ? 'missed' : 'kept')}</Badge>;
  if (overdue) return <Badge color="red">{say('overdue')}</Badge>;
  return null;
}

/** What holds the count now, or when it will be if what is awaited comes. */
function Standing({
  clock: { pauses, state, expectedDue },
  zone,
}: {
  clock: Clock;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(ticketTexts);
  const open = state === 'paused' ? pauses.find(({ to }) => to === null) : undefined;
  if (open === undefined) return null;
  const [before = '', after = ''] = say('expected').split('{at}');
  return (
    <Text size="xs" c="dimmed" component="div">
      {say('paused', { why: open.text })}
      {typeof expectedDue === 'string' && (
        <>
          ; {before}
          <When at={expectedDue} zone={zone} />
          {after}
        </>
      )}
    </Text>
  );
}
