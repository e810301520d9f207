import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { queries } from '../api/queries';
import { VisitDeadlines } from '../deadlines/deadlines';
import { FilledForm } from '../forms/filled-form';
import { useTexts } from '../language/language';
import { NextStep } from '../tickets/next-step';
import { Conversation } from '../tickets/conversation';
import type { Visit } from './my-visits';

/** What stands behind a visit: who owes what until when, and what the ticket says. It comes after what the work needs. */
export function Background({ visit }: { visit: Visit }): ReactNode {
  return (
    <>
      {visit.ended === null && <NextStep step={visit.nextStep} />}
      <VisitDeadlines visit={visit} />
      <TicketSays tid={visit.ticket.tid} zone={visit.site.timeZone} />
    </>
  );
}

/** What it is about, in the client's words: the subject at once, the rest folded. */
function TicketSays({ tid, zone }: { tid: string; zone: string }): ReactNode {
  const say = useTexts(technicianTexts);
  const { data: ticket } = useQuery(queries.ticket(tid));
  return (
    <Stack component="section" gap="xs" aria-label={say('ticketSays')}>
      <Title order={2} size="h5">
        {say('ticketSays')}
      </Title>
      {ticket !== undefined && (
        <>
          <Text size="sm" fw={600}>
            <bdi>{ticket.subject}</bdi>
          </Text>
          <FilledForm ticket={ticket} />
        </>
      )}
      <details>
        <Text component="summary" size="sm" c="dimmed" mb="xs">
          {say('conversation')}
        </Text>
        <Conversation tid={tid} zone={zone} />
      </details>
    </Stack>
  );
}
