import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { Deadlines } from '../deadlines/deadlines';
import { Conversation } from '../tickets/conversation';
import { Facts } from '../tickets/facts';
import { NextStep } from '../tickets/next-step';

export function TicketPanel({
  ticket,
  zone,
}: {
  ticket: Schemas['Ticket'];
  zone: string | undefined;
  isBeside?: boolean;
}): ReactNode {
  return (
    <Stack>
      <NextStep step={ticket.nextStep} />
      <Deadlines ticket={ticket} zone={zone} />
      <Facts ticket={ticket} zone={zone} />
      <Conversation tid={ticket.tid} zone={zone} />
    </Stack>
  );
}
