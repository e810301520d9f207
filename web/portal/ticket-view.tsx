import { Group, Paper, Stack, Text } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { actTexts } from '../../texts/web/client-ticket';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { AccessCards } from '../access/access-card';
import { Deadlines } from '../deadlines/deadlines';
import { FilledForm } from '../forms/filled-form';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { Conversation } from '../tickets/conversation';
import { Facts } from '../tickets/facts';
import { NextStep } from '../tickets/next-step';
import { Aside } from './acts/aside';
import { MoreActs } from './acts/more-acts';
import { useRefusal } from './acts/refusal';
import { Sharing } from './acts/sharing';
import { WordsForm } from './acts/words-form';
import { isYours, useStepText } from './acts/your-step';
import { YourTurn } from './acts/your-turn';
import { StatusBadge } from './status-badge';
import classes from './ticket-view.module.css';
import { WorksCard } from '../works/works-card';
import { Visits } from './visits/visits';

const TimeCard = lazy(async () => ({ default: (await import('./time-card')).TimeCard }));

/** A ticket as the client sees it: how it stands and what is promised, what waits for the reader, and the conversation. */
export function TicketView({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const say = useTexts(actTexts);
  const about = useTexts(ticketTexts);
  const me = useMe();
  const stepText = useStepText();
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Group gap="sm" align="center">
          <StatusBadge stage={ticket.stage} title={ticket.status.title} />
          <NextStep
            step={ticket.nextStep}
            // To the author it says what to do; by when stands in the card below, or among the dates.
            toReader={isYours(ticket, me.id) ? stepText(ticket, me.id) : null}
          />
        </Group>
        <Deadlines ticket={ticket} zone={zone} />
      </Stack>
      <YourTurn ticket={ticket} zone={zone} />
      <div className={classes['columns']}>
        <Stack gap="md">
          <Visits visits={ticket.visits} />
          <Conversation tid={ticket.tid} zone={zone} />
          <Reply ticket={ticket} />
        </Stack>
        <Stack gap="md">
          <Aside title={about('facts')}>
            <Facts ticket={ticket} zone={zone} />
          </Aside>
          {Object.keys(ticket.fields).length > 0 && (
            <Aside title={say('filledIn')}>
              <FilledForm ticket={ticket} />
            </Aside>
          )}
          {ticket.works !== null && (
            <Aside title={ticket.works.title}>
              <WorksCard ticket={ticket} works={ticket.works} />
            </Aside>
          )}
          <Suspense fallback={null}>
            <TimeCard tid={ticket.tid} zone={zone} />
          </Suspense>
          <Aside title={say('sharing')}>
            <Sharing ticket={ticket} />
          </Aside>
          <MoreActs ticket={ticket} />
          <AccessCards ticket={ticket} zone={zone} side="client" />
        </Stack>
      </div>
    </Stack>
  );
}

function Reply({ ticket }: { ticket: Schemas['Ticket'] }): ReactNode {
  const say = useTexts(actTexts);
  const why = useRefusal()(ticket.can.reply);
  if (why !== null)
    return (
      <Text size="sm" c="dimmed">
        {say('replyCannot', { why })}
      </Text>
    );
  return (
    <Paper withBorder radius="md" p="md" maw="76ch">
      <WordsForm
        ticket={ticket}
        draft="reply"
        label={say('reply')}
        placeholder={say('replyHint')}
        submit={say('replySend')}
        command={(words) => ({ type: 'reply', ...words })}
      />
    </Paper>
  );
}
