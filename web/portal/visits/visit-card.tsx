import { Badge, Group, Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { clientVisitTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { queries } from '../../api/queries';
import { VisitDeadlines } from '../../deadlines/deadlines';
import { FactList, type Fact } from '../../kit/fact-list';
import { Failed, Loading } from '../../kit/states';
import { useTexts } from '../../language/language';
import { NextStep } from '../../tickets/next-step';
import { CancelVisit } from './cancel-visit';
import { Readiness } from './readiness';
import { Slot } from './slot';

type Visit = Schemas['Visit'];

/** A visit: where, when, what it waits for, and what the client can say to it (SK-16, SK-17). */
export function VisitCard({ number }: { number: string }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const found = useQuery(queries.visit(number));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const visit = found.data;
  return (
    <Paper component="article" withBorder radius="md" p="md" aria-label={say('visit', { number })}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5">
            {say('visit', { number })}
          </Title>
          <Badge color={visit.ended === null ? 'violet' : 'gray'}>{visit.stage.title}</Badge>
        </Group>
        {visit.ended === null && <NextStep step={visit.nextStep} />}
        <VisitDeadlines visit={visit} />
        <Where visit={visit} />
        {visit.slot !== null && <Slot visit={visit} slot={visit.slot} />}
        {visit.ended === null && <Readiness visit={visit} />}
        <CancelVisit visit={visit} />
      </Stack>
    </Paper>
  );
}

function Where({ visit: { site, vehicles, slot } }: { visit: Visit }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const facts: readonly Fact[] = [
    [say('site'), `${site.address} (${site.title})`],
    [say('contact'), site.contact],
    [say('vehicles'), vehicles],
    [say('technician'), slot === null ? null : (slot.technicianName ?? slot.technician)],
  ];
  return <FactList facts={facts} />;
}
