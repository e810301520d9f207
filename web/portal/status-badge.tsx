import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';

const colours: Readonly<Record<Schemas['TicketSummary']['stage'], string>> = {
  triage: 'brand',
  resolution: 'brand',
  visit: 'violet',
  solved: 'teal',
  closed: 'gray',
};

/** How a ticket stands, as its regulation calls it. */
export function StatusBadge({ stage, title }: { stage: Schemas['TicketSummary']['stage']; title: string }): ReactNode {
  return (
    <Badge color={colours[stage]} size="md" style={{ flex: 'none' }}>
      {title}
    </Badge>
  );
}
