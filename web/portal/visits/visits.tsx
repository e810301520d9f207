import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { clientVisitTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useTexts } from '../../language/language';
import { VisitCard } from './visit-card';

/** The field visits of a ticket, the latest first. */
export function Visits({ visits }: { visits: Schemas['Ticket']['visits'] }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const shown = visits.filter(({ link }) => link !== null).toReversed();
  if (shown.length === 0) return null;
  return (
    <Stack component="section" gap="sm" maw="76ch" aria-label={say('visits')}>
      <Title order={2} size="h4">
        {say('visits')}
      </Title>
      {shown.map(({ number }) => (
        <VisitCard key={number} number={number} />
      ))}
    </Stack>
  );
}
