import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { When } from '../time/when';

/** What a ticket is about: what stands beside its conversation. */
export function Facts({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const { titles, status, author, company, assignee, sharedWith, related, vehicles } = ticket;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('status'), status.title],
    [say('topic'), titles.topic],
    [say('category'), titles.category],
    [say('priority'), titles.priority],
    [say('level'), titles.level],
    [say('vehicles'), vehicles],
    [say('company'), company.name],
    [say('author'), author.name],
    [say('assignee'), assignee === null ? say('nobody') : assignee.name],
    [say('sharedWith'), sharedWith.map(({ name }) => name).join(', ')],
    [say('received'), <When at={ticket.receivedAt} zone={zone} />],
    [say('closed'), ticket.closedAt === null ? null : <When at={ticket.closedAt} zone={zone} />],
    [say('visits'), ticket.visits.length === 0 ? null : <Visits visits={ticket.visits} />],
    [say('related'), related.length === 0 ? null : <Related items={related} />],
  ];
  return (
    <dl
      aria-label={say('facts')}
      style={{ display: 'grid', gridTemplateColumns: 'minmax(90px, max-content) 1fr', gap: '4px 12px', margin: 0 }}
    >
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== undefined)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}

function Related({ items }: { items: Schemas['Ticket']['related'] }): ReactNode {
  return (
    <Group gap="xs">
      {items.map(({ tid }) => (
        <LinkTo key={tid} to="/tickets/$ticket" params={{ ticket: tid }} size="sm">
          {tid}
        </LinkTo>
      ))}
    </Group>
  );
}

/** Each with its stage and its term, and the way to the term's account. */
function Visits({ visits }: { visits: Schemas['Ticket']['visits'] }): ReactNode {
  const say = useTexts(ticketTexts);
  return (
    <>
      {visits.map(({ number, stage, due }) => (
        <div key={number}>
          {number}
          {stage === null ? '' : `: ${stage.title}`}
          {due !== null && (
            <>
              , {say('due')} <When at={due} />{' '}
              <LinkTo
                to="/visits/$visit/deadlines/$code"
                params={{ visit: number, code: 'visit' }}
                search={{}}
                size="xs"
              >
                {say('why')}
              </LinkTo>
            </>
          )}
        </div>
      ))}
    </>
  );
}
