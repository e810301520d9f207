import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './deadlines.module.css';
import { LinkTo } from '../kit/link';

export type Clock = Schemas['Clock'];

/** Whose deadlines they are: where their accounts are found. */
type Bearer = { readonly ticket: string } | { readonly visit: string };

/**
 * The deadlines of the cycle under way: those that run as cards, what is done folded away; each with the way to its account.
 *
 * @param zone of the desk
 */
export function Deadlines({
  ticket: { tid, clocks, cycle },
  zone,
}: {
  ticket: Pick<Schemas['Ticket'], 'tid' | 'clocks' | 'cycle'>;
  zone: string | undefined;
}): ReactNode {
  const shown = clocks.filter((clock) => clock.cycle === cycle || clock.state !== 'stopped');
  return <Clocks of={{ ticket: tid }} clocks={shown} zone={zone} />;
}

/** The deadlines of a visit, by the clocks of its site. */
export function VisitDeadlines({
  visit: { number, clocks, site },
}: {
  visit: Pick<Schemas['Visit'], 'number' | 'clocks' | 'site'>;
}): ReactNode {
  return <Clocks of={{ visit: number }} clocks={clocks} zone={site.timeZone} />;
}

function Clocks({ of, clocks, zone }: { of: Bearer; clocks: readonly Clock[]; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const running = clocks.filter(({ state }) => state !== 'stopped').toSorted(byUrgency);
  const done = clocks.filter(({ state, due }) => state === 'stopped' && due !== null);
  if (running.length + done.length === 0) return null;
  return (
    <Stack
      component="section"
      aria-label={'visit' in of ? `${say('deadlines')}, ${of.visit}` : say('deadlines')}
      gap="xs"
    >
      <div className={classes['cards']}>
        {running.map((clock) => (
          <Deadline key={clock.key} of={of} clock={clock} zone={zone} />
        ))}
      </div>
      {done.length > 0 && <Done of={of} clocks={done} zone={zone} />}
    </Stack>
  );
}

/** What was promised and is over: one line each, folded unless nothing runs. */
function Done({ of, clocks, zone }: { of: Bearer; clocks: readonly Clock[]; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  return (
    <details>
      <Text component="summary" size="sm" c="dimmed">
        {say('done', { count: clocks.length })}
      </Text>
      <Stack component="ul" gap={4} mt={6} mb={0} pl="md">
        {clocks.map((clock) => (
          <li key={clock.key}>
            <Group gap="xs">
              <Text size="sm" component="div">
                {clock.title}, {say('due')} <When at={clock.due ?? clock.startedAt} zone={zone} />
              </Text>
              <State clock={clock} />
              <Why of={of} clock={clock} />
            </Group>
          </li>
        ))}
      </Stack>
    </details>
  );
}

function Why({ of, clock: { code, key } }: { of: Bearer; clock: Clock }): ReactNode {
  const say = useTexts(ticketTexts);
  return 'ticket' in of ? (
    <LinkTo size="xs" to="/tickets/$ticket/deadlines/$code" params={{ ticket: of.ticket, code }} search={{ key }}>
      {say('why')}
    </LinkTo>
  ) : (
    <LinkTo size="xs" to="/visits/$visit/deadlines/$code" params={{ visit: of.visit, code }} search={{ key }}>
      {say('why')}
    </LinkTo>
  );
}

function byUrgency(one: Clock, other: Clock): number {
  const rank = ({ due }: Clock): number => (due === null ? 1 : 0);
  return rank(one) - rank(other) || (one.due ?? one.startedAt).localeCompare(other.due ?? other.startedAt);
}

function Deadline({ of, clock, zone }: { of: Bearer; clock: Clock; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const { title, due, limit, provisional } = clock;
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
        <Why of={of} clock={clock} />
      </Stack>
    </Paper>
  );
}

function State({ clock: { state, overdue, due } }: { clock: Clock }): ReactNode {
  const say = useTexts(ticketTexts);
  if (state === 'stopped')
    return due === null ? null : (
      <Badge style={{ flex: 'none' }} color={overdue ? 'red' : 'teal'}>
        {say(overdue ? 'missed' : 'kept')}
      </Badge>
    );
  if (overdue)
    return (
      <Badge style={{ flex: 'none' }} color="red">
        {say('overdue')}
      </Badge>
    );
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
