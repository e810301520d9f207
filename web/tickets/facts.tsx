import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { VisitDeadlines } from '../deadlines/deadlines';
import { FactList, type Fact } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { deskWideDesks } from '../session/leading';
import { useMe } from '../session/me';
import { When } from '../time/when';
import { NextStep } from './next-step';

/** What a ticket is about: what stands beside its conversation. */
export function Facts({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const { titles, status, author, company, assignee, sharedWith, related, vehicles } = ticket;
  const facts: readonly Fact[] = [
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
    [say('incident'), ticket.incident === null ? null : <OfIncident incident={ticket.incident} />],
    [say('related'), related.length === 0 ? null : <Related items={related} />],
  ];
  return <FactList label={say('facts')} names="minmax(90px, max-content)" facts={facts} />;
}

/** Staff go on to the incident; a client reads what it is called and how far it is. */
function OfIncident({ incident }: { incident: NonNullable<Schemas['Ticket']['incident']> }): ReactNode {
  const { id, title, stageText } = incident;
  const mayOpen = deskWideDesks(useMe()).length > 0;
  const called = <bdi>{title}</bdi>;
  return (
    <>
      {id === null || !mayOpen ? (
        called
      ) : (
        <LinkTo to="/incidents/$incident" params={{ incident: id }} size="sm">
          {called}
        </LinkTo>
      )}
      : {stageText}
    </>
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

function Visits({ visits }: { visits: Schemas['Ticket']['visits'] }): ReactNode {
  return (
    <>
      {visits.map((visit) => (
        <VisitLine key={visit.number} visit={visit} />
      ))}
    </>
  );
}

/** A visit in a line; opened, its next step and its deadlines, each with the way to its account. */
function VisitLine({ visit: { number, stage, due } }: { visit: Schemas['Ticket']['visits'][number] }): ReactNode {
  const say = useTexts(ticketTexts);
  const [isOpen, setIsOpen] = useState(false);
  const { data: visit } = useQuery({ ...queries.visit(number), enabled: isOpen });
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {number}
        {stage === null ? '' : `: ${stage.title}`}
        {due !== null && (
          <>
            , {say('due')} <When at={due} />
          </>
        )}
      </summary>
      {visit !== undefined && (
        <Stack gap="xs" my="xs">
          <NextStep step={visit.nextStep} />
          <VisitDeadlines visit={visit} />
        </Stack>
      )}
    </details>
  );
}
