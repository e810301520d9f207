import { Button, Collapse, NativeSelect, Paper, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { fieldTexts, whatIfTexts } from '../../texts/web/acts';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';
import type { Ticket } from '../commands/use-give';
import { Icon } from '../kit/icon';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { useContent } from './look-ups';

type Asked = Schemas['WhatIf'];
type Promised = Schemas['PromisedDate'];
const kinds = ['topic', 'category', 'priority', 'level'] as const;
type Kind = (typeof kinds)[number];

/** What would be due if the ticket were classified otherwise: both sides are worked out by the same rules, and nothing is changed. */
export function WhatIf({
  ticket,
  zone,
  opened,
  onToggle,
}: {
  ticket: Ticket;
  zone: string | undefined;
  opened: boolean;
  onToggle: () => void;
}): ReactNode {
  const say = useTexts(whatIfTexts);
  return (
    <div className="no-print">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={opened}
        leftSection={<Icon name="calendar" size={16} />}
        onClick={onToggle}
      >
        {say('title')}
      </Button>
      <Collapse expanded={opened}>{opened && <Question ticket={ticket} zone={zone} />}</Collapse>
    </div>
  );
}

function Question({ ticket, zone }: { ticket: Ticket; zone: string | undefined }): ReactNode {
  const say = useTexts(whatIfTexts);
  const fields = useTexts(fieldTexts);
  const { data: desks } = useQuery(queries.desks());
  const content = useContent(ticket.desk);
  const desk = desks?.items.find(({ code }) => code === ticket.desk);
  const [chosen, setChosen] = useState<Partial<Record<Kind, string>>>({});
  const compare = useMutation({
    mutationFn: async () => {
      const base = questionOf(ticket, content?.waits.map(({ code }) => code) ?? []);
      const [before, after] = await Promise.all([answer(base), answer({ ...base, ...chosen })]);
      return { before: before.clocks, after: after.clocks };
    },
  });
  const options: Readonly<Record<Kind, readonly { readonly code: string; readonly title: string }[]>> = {
    topic: desk?.topics ?? [],
    category: desk?.categories ?? [],
    priority: desk?.priorities ?? [],
    level: desk?.levels ?? [],
  };
  return (
    <Paper withBorder p="sm" mt={6} radius="md">
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {say('hint')}
        </Text>
        {kinds.map((kind) =>
          options[kind].length === 0 ? null : (
            <NativeSelect
              key={kind}
              size="xs"
              label={fields(kind)}
              value={chosen[kind] ?? ticket[kind] ?? ''}
              data={[
                ...(ticket[kind] === null ? [{ value: '', label: fields('notSaid') }] : []),
                ...options[kind].map(({ code, title }) => ({ value: code, label: title })),
              ]}
              onChange={({ currentTarget: { value } }) => {
                compare.reset();
                setChosen(({ [kind]: _before, ...rest }) =>
                  value === (ticket[kind] ?? '') ? rest : { ...rest, [kind]: value },
                );
              }}
            />
          ),
        )}
        <Button
          size="xs"
          variant="light"
          loading={compare.isPending}
          disabled={Object.keys(chosen).length === 0}
          onClick={() => compare.mutate()}
        >
          {say('ask')}
        </Button>
        <ProblemNote problem={compare.error} />
        {compare.data !== undefined && <Compared {...compare.data} zone={zone} />}
      </Stack>
    </Paper>
  );
}

/** Before and after, clock by clock. */
function Compared({
  before,
  after,
  zone,
}: {
  before: readonly Promised[];
  after: readonly Promised[];
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(whatIfTexts);
  const codes = [...new Set([...before, ...after].map(({ code }) => code))];
  const dueOf = (clock: Promised | undefined): ReactNode =>
    clock === undefined ? '—' : clock.due === null ? say('none') : <When at={clock.due} zone={zone} />;
  return (
    <Table aria-label={say('result')} verticalSpacing={4} horizontalSpacing={4} fz="xs" role="table">
      <Table.Tbody>
        {codes.map((code) => {
          const was = before.find((it) => it.code === code);
          const now = after.find((it) => it.code === code);
          const how = difference(was, now);
          return (
            <Table.Tr key={code}>
              <Table.Th scope="row" fw={500}>
                {(now ?? was)?.title}
              </Table.Th>
              <Table.Td>
                {how === 'same' ? (
                  <>
                    {dueOf(was)}
                    <Text size="xs" c="dimmed">
                      {say('same')}
                    </Text>
                  </>
                ) : (
                  <>
                    <Text size="xs" component="div" td="line-through" c="dimmed">
                      {dueOf(was)}
                    </Text>
                    <Text size="xs" fw={600} component="div">
                      → {dueOf(now)}
                    </Text>
                    <Text
                      size="xs"
                      c={how === 'earlier' || how === 'appears' ? 'var(--mantine-color-error)' : 'dimmed'}
                    >
                      {say(how)}
                    </Text>
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function difference(
  was: Promised | undefined,
  now: Promised | undefined,
): 'same' | 'earlier' | 'later' | 'appears' | 'goes' {
  if (was?.due === now?.due && (was === undefined) === (now === undefined)) return 'same';
  if (now?.due === undefined || now.due === null) return 'goes';
  if (was?.due === undefined || was.due === null) return 'appears';
  return now.due < was.due ? 'earlier' : 'later';
}

/** The ticket as it came and has waited, put as a question. */
function questionOf(ticket: Ticket, waits: readonly string[]): Asked {
  const { desk, company, requestType, topic, category, priority, level, vehicles, receivedAt, clocks } = ticket;
  const pauses = new Map(
    clocks
      .flatMap((clock) => clock.pauses)
      .filter(({ cause }) => waits.includes(cause))
      .map(({ from, to, cause }) => [`${from} ${cause}`, { from, cause, ...(to === null ? {} : { to }) }]),
  );
  return {
    desk,
    client: company.id,
    topic,
    priority,
    start: receivedAt,
    ...(requestType === null ? {} : { requestType }),
    ...(category === null ? {} : { category }),
    ...(level === null ? {} : { level }),
    ...(vehicles === null ? {} : { vehicles }),
    ...(pauses.size === 0 ? {} : { pauses: [...pauses.values()] }),
  };
}

function answer(body: Asked): Promise<Schemas['DueDates']> {
  return ask(api.POST('/api/v1/due-dates', { body }));
}
