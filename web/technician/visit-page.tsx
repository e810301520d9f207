import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { queries } from '../api/queries';
import { ApiProblem } from '../api/problem';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useLettersOf } from '../outbox/use-outbox';
import { KeptSince } from './kept-since';
import { Letters } from './letters';
import { Moment } from './moment';
import type { Visit } from './my-visits';
import { TripActs } from './trip-acts';
import { VisitFacts } from './visit-facts';

const ActForm = lazy(async () => ({ default: (await import('./act-form')).ActForm }));
const NoShowForm = lazy(async () => ({ default: (await import('./no-show-form')).NoShowForm }));
const Background = lazy(async () => ({ default: (await import('./background')).Background }));

/** One visit in the hand: where, whom to ask for, what to bring, and what is done there, one step after the other. */
export function MyVisitPage(): ReactNode {
  const say = useTexts(technicianTexts);
  const { visit: number } = useParams({ from: '/signed-in/my-visits/$visit' });
  const found = useQuery(queries.visit(number));
  const letters = useLettersOf(number);
  if (found.isPending) return <Loading />;
  // What waits on the device is shown also of a visit that is another technician's by now.
  if (found.data === undefined && found.error instanceof ApiProblem && letters.length > 0)
    return (
      <Page title={say('visit', { number })} size="sm">
        <Letters visit={number} onReopen={() => undefined} />
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Page title={say('visit', { number })} size="sm" aside={<Badge color="violet">{found.data.stage.title}</Badge>}>
      <Stack gap="md">
        <LinkTo to="/my-visits" size="sm" w="fit-content">
          <Group component="span" gap={4}>
            <Icon name="left" size={16} />
            {say('back')}
          </Group>
        </LinkTo>
        {found.isError && <KeptSince at={found.dataUpdatedAt} />}
        <Work key={number} visit={found.data} />
      </Stack>
    </Page>
  );
}

function Work({ visit }: { visit: Visit }): ReactNode {
  const say = useTexts(technicianTexts);
  const [form, setForm] = useState<'act' | 'no-show' | null>(null);
  const close = (): void => setForm(null);
  if (form !== null)
    return (
      <Suspense fallback={<Loading />}>
        {form === 'act' ? <ActForm visit={visit} onClose={close} /> : <NoShowForm visit={visit} onClose={close} />}
      </Suspense>
    );
  return (
    <>
      <VisitFacts visit={visit} />
      <Letters visit={visit.number} onReopen={setForm} />
      <TripActs visit={visit} onForm={setForm} />
      {visit.act !== null && <Left act={visit.act} />}
      <Suspense fallback={<Loading />}>
        <Background visit={visit} />
      </Suspense>
      <LinkTo to="/tickets/$ticket" params={{ ticket: visit.ticket.tid }} size="sm" w="fit-content">
        {say('openTicket', { tid: visit.ticket.tid })}
      </LinkTo>
    </>
  );
}

const lateMs = 60_000;

/** The act that the server has. */
function Left({ act }: { act: NonNullable<Visit['act']> }): ReactNode {
  const say = useTexts(technicianTexts);
  const isLate = Date.parse(act.receivedAt) - Date.parse(act.doneAt) > lateMs;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" c="var(--mantine-color-teal-light-color)">
      <Icon name="tick" />
      <Text size="sm" component="div" c="var(--mantine-color-text)">
        {say('actDone')}. {say('actAt')} <Moment at={act.doneAt} />
        {isLate && (
          <>
            , {say('actReceived')} <Moment at={act.receivedAt} />
          </>
        )}
        {act.signature !== null && <>. {say('signed')}</>}
      </Text>
    </Group>
  );
}
