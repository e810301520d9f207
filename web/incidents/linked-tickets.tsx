import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { oneIncidentTexts } from '../../texts/web/incidents';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { WideTable } from '../kit/wide-table';
import { ProblemNote } from '../kit/problem-note';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import classes from '../rules/rules.module.css';
import { When } from '../time/when';
import { incidentQueries, type Incident, type LinkedTicket, type LinkOutcome } from './incident-queries';

/** The tickets of an incident, page by page, and where further ones are named. */
export function LinkedTickets({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const { id, telling, can } = incident;
  const found = useInfiniteQuery(incidentQueries.tickets(id, telling));
  const tickets = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={say('linked')}>
      <Title order={2} size="h4" mb="xs">
        {say('linked')}
      </Title>
      <Stack gap="md">
        {can['link'] === 'yes' && <LinkForm incident={incident} />}
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : tickets.length === 0 ? (
          <Empty title={say('noTickets')} hint={say('noTicketsHint')} />
        ) : (
          <>
            <WideTable label={say('linked')}>
              <table className={classes['table']} aria-label={say('linked')}>
                <thead>
                  <tr>
                    <th scope="col">{say('ticket')}</th>
                    <th scope="col">{say('how')}</th>
                    <th scope="col">{say('lastWord')}</th>
                    {can['unlink'] === 'yes' && <th scope="col">{say('act')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {tickets.map((ticket) => (
                    <Row key={ticket.id} incident={incident} ticket={ticket} />
                  ))}
                </tbody>
              </table>
            </WideTable>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
    </section>
  );
}

function Row({ incident, ticket }: { incident: Incident; ticket: LinkedTicket }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const client = useQueryClient();
  const { tid, subject, company, linkedAt, linkedBy, unlinkedAt, lastWord } = ticket;
  const unlink = useMutation({
    mutationFn: () =>
      asOneAttempt(`unlink ${incident.id}`, ticket.id, (key) =>
        ask(
          api.DELETE('/api/v1/incidents/{incident}/tickets/{linked}', {
            params: { path: { incident: incident.id, linked: ticket.id } },
            headers: { 'Idempotency-Key': key },
          }),
        ),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: incidentQueries.all }),
  });
  return (
    <tr>
      <td>
        <LinkTo to="/tickets/$ticket" params={{ ticket: tid }}>
          {tid}
        </LinkTo>{' '}
        <bdi>{subject}</bdi>
        <Text size="xs" c="dimmed">
          <bdi>{company.name ?? company.id}</bdi>
        </Text>
      </td>
      <td>
        <Text size="sm">
          {unlinkedAt !== null
            ? say('unlinkedState')
            : linkedBy === null
              ? say('byRule')
              : (linkedBy.name ?? linkedBy.id)}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={unlinkedAt ?? linkedAt} />
        </Text>
      </td>
      <td>
        {lastWord === null
          ? '—'
          : (lastWord.problem?.title ?? (lastWord.outcome === 'done' ? say('got') : say('waits')))}
      </td>
      {incident.can['unlink'] === 'yes' && (
        <td>
          {unlinkedAt === null && (
            <Button
              variant="default"
              size="xs"
              aria-label={say('unlinkOf', { tid })}
              loading={unlink.isPending}
              onClick={() => unlink.mutate()}
            >
              {say('unlink')}
            </Button>
          )}
          <ProblemNote problem={unlink.error} />
        </td>
      )}
    </tr>
  );
}

/** Numbers as somebody pastes them, each once. */
export function numbersIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((number) => number !== ''))];
}

function LinkForm({ incident: { id } }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const client = useQueryClient();
  const [text, setText] = useState('');
  const tickets = numbersIn(text);
  const link = useMutation({
    mutationFn: () =>
      asOneAttempt(`link ${id}`, tickets, (key) =>
        ask(
          api.POST('/api/v1/incidents/{incident}/tickets', {
            params: { path: { incident: id } },
            body: { tickets: [...tickets] },
            headers: { 'Idempotency-Key': key },
          }),
        ),
      ),
    onSuccess: ({ outcomes }) => {
      // What was refused stays to be looked at.
      setText(outcomes.flatMap(({ ticket, outcome }) => (outcome === 'linked' ? [] : [ticket])).join(' '));
      void client.invalidateQueries({ queryKey: incidentQueries.all });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    link.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={760}>
        <Textarea
          label={say('numbers')}
          description={say('numbersHint')}
          autosize
          minRows={1}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote problem={link.error} />
        <Button
          type="submit"
          variant="default"
          loading={link.isPending}
          disabled={tickets.length === 0 || tickets.length > 500}
          w="fit-content"
        >
          {say('link')}
        </Button>
        <Outcomes outcomes={link.data?.outcomes ?? []} />
      </Stack>
    </form>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly LinkOutcome[] }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
  return (
    <div role="status">
      {outcomes.length > 0 && <Text size="sm">{say('didLink', { count: outcomes.length - refused.length })}</Text>}
      {refused.length > 0 && <Text size="sm">{say('notLinked', { count: refused.length })}</Text>}
      {refused.map(({ ticket, problem }) => (
        <Text key={ticket} size="sm" c="dimmed">
          {ticket}: {problem?.title}
        </Text>
      ))}
    </div>
  );
}
