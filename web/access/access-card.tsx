import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { accessTexts } from '../../texts/web/access';
import type { Schemas } from '../api/client';
import { FactList, type Fact } from '../kit/fact-list';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { leaseQuery, type Lease } from './access-queries';
import { EndButton } from './end-button';
import { GiveForm } from './give-form';
import { ShownData } from './shown-data';

interface Place {
  readonly tid: string;
  readonly zone: string | undefined;
  readonly side: 'client' | 'desk';
}

/** Access data that were asked for in a ticket, the latest first: how they stand, and who looked at them. */
export function AccessCards({
  ticket: { tid, accesses },
  ...place
}: Omit<Place, 'tid'> & { ticket: Pick<Schemas['Ticket'], 'tid' | 'accesses'> }): ReactNode {
  const say = useTexts(accessTexts);
  if (accesses.length === 0) return null;
  return (
    <Paper component="section" withBorder radius="md" p="md" aria-label={say('section')}>
      <Stack gap="md">
        <Title order={2} size="h5">
          {say('section')}
        </Title>
        {accesses.toReversed().map((access) => (
          <AccessCard key={access.id} access={access} tid={tid} {...place} />
        ))}
      </Stack>
    </Paper>
  );
}

function AccessCard({ access: { id, title }, ...place }: Place & { access: Schemas['TicketAccess'] }): ReactNode {
  const found = useQuery(leaseQuery(place.tid, id));
  return (
    <Stack component="article" gap="xs" aria-label={title}>
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Standing lease={found.data} {...place} />
      )}
    </Stack>
  );
}

function Standing({ lease, tid, zone, side }: Place & { lease: Lease }): ReactNode {
  const say = useTexts(accessTexts);
  const { id, what, stage, askedAt, givenAt, keptUntil, keptFor, endedAt, withdrawn, can, isKept } = lease;
  const when = (at: string | null): ReactNode => at && <When at={at} zone={zone} />;
  const facts: readonly Fact[] = [
    [say('askedOn'), when(askedAt)],
    [say('givenOn'), when(givenAt)],
    [say('keptUntil'), when(keptUntil)],
    [say('endedOn'), givenAt === null ? null : when(endedAt)],
  ];
  const isOpen = endedAt === null;
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Title order={3} size="h6">
          {what.title}
        </Title>
        <Badge color={stage.code === 'given' ? 'violet' : 'gray'}>{stage.title}</Badge>
      </Group>
      <FactList facts={facts} />
      {withdrawn !== null && <Text size="sm">{withdrawn.title}</Text>}
      {stage.code === 'given' && keptUntil === null && <Text size="sm">{say('keptFor', { term: keptFor })}</Text>}
      {stage.code === 'given' && !isKept && (
        <Text size="sm" c="red">
          {say(side === 'desk' ? 'lost' : 'lostOwn')}
        </Text>
      )}
      {side === 'desk' && isOpen && <ForDesk lease={lease} tid={tid} />}
      {side === 'client' && stage.code === 'given' && can.give === 'yes' && <Again tid={tid} id={id} />}
      <Group gap="sm">
        {side === 'client' && stage.code === 'given' && can.takeBack === 'yes' && (
          <EndButton tid={tid} id={id} type="take-back" label={say('takeBack')} />
        )}
        {side === 'desk' && can.end === 'yes' && (
          <EndButton tid={tid} id={id} type="no-longer-needed" label={say('end')} />
        )}
      </Group>
      {givenAt !== null && <Looks lease={lease} zone={zone} />}
    </>
  );
}

/** What the desk's people read of data that they do not see, and the press of the one who does. */
function ForDesk({ lease, tid }: { lease: Lease; tid: string }): ReactNode {
  const say = useTexts(accessTexts);
  const { id, stage, responsible, can, isKept } = lease;
  if (stage.code === 'asked') return <Text size="sm">{say('waiting')}</Text>;
  if (can.look === 'yes') return <ShownData tid={tid} id={id} />;
  if (!isKept) return null;
  return (
    <Text size="sm" c="dimmed">
      {responsible === null
        ? say('nobodyResponsible')
        : say('onlyResponsible', { name: responsible.name ?? responsible.shortId })}
    </Text>
  );
}

/** Others instead of those that were given. */
function Again({ tid, id }: { tid: string; id: string }): ReactNode {
  const say = useTexts(accessTexts);
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setIsOpen(true)}>
        {say('giveAgain')}
      </Button>
    );
  return (
    <GiveForm tid={tid} id={id} onDone={() => setIsOpen(false)}>
      <Button variant="subtle" color="gray" onClick={() => setIsOpen(false)}>
        {say('cancel')}
      </Button>
    </GiveForm>
  );
}

function Looks({ lease: { looks }, zone }: { lease: Lease; zone: string | undefined }): ReactNode {
  const say = useTexts(accessTexts);
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {say('looks')}
      </Text>
      {looks.length === 0 ? (
        <Text size="sm">{say('noLooks')}</Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {looks.map(({ at, by }) => (
            <li key={`${at} ${by.id}`}>
              <Text size="sm" component="span">
                <When at={at} zone={zone} /> · {by.name ?? say('somebody')}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
