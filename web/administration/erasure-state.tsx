import { Alert, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { erasureTexts } from '../../texts/web/transfer';
import { api, ask, type Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { useDeskZone } from './desk';
import { Paged } from './paged';
import { Part } from './part';
import type { PersonWithWork } from './person';
import { administered } from './queries';
import { useAct } from './use-act';

/** How far an erasure is, what somebody has to decide about, and what it cannot reach. */
export function ErasureState({
  person,
  erasure,
  desk,
}: {
  person: PersonWithWork;
  erasure: Schemas['Erasure'];
  desk: string;
}): ReactNode {
  const say = useTexts(erasureTexts);
  const zone = useDeskZone(desk);
  const { finishedAt, looked, gone, toReview, reviewUntil, leaves } = erasure;
  return (
    <>
      <Alert color={finishedAt === null ? 'brand' : 'gray'} variant="light" role="status" title={say('state')}>
        <Stack gap="xs">
          <Text size="sm">{say('underWay', { looked, gone })}</Text>
          {finishedAt !== null && (
            <Text size="sm">
              {say('finished')} <When at={finishedAt} zone={zone} />
            </Text>
          )}
          {finishedAt === null && toReview > 0 && (
            <Text size="sm">
              {say('waits')} <When at={reviewUntil} zone={zone} />
            </Text>
          )}
          <Text size="sm" fw={600}>
            {say('leaves')}
          </Text>
          <List size="sm">
            {leaves.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </Stack>
      </Alert>
      <Mentions person={person} erasure={erasure} desk={desk} />
    </>
  );
}

type Mention = Schemas['ErasureMention'];

/** Tickets that may speak of the person; nothing where there are none. They are found while it goes on. */
function Mentions({
  person,
  erasure,
  desk,
}: {
  person: PersonWithWork;
  erasure: Schemas['Erasure'];
  desk: string;
}): ReactNode {
  const say = useTexts(erasureTexts);
  const found = useInfiniteQuery({
    ...administered.mentions(desk, person.shortId, erasure.phase),
    placeholderData: keepPreviousData,
  });
  if (found.error === null && (found.data?.pages[0]?.items ?? []).length === 0) return null;
  const isOver = erasure.finishedAt !== null;
  return (
    <Part title={say('mentions')}>
      <Text size="sm">{say('mentionsHint')}</Text>
      <Paged found={found} label={say('mentions')} empty={null}>
        {(mention) => <MentionLine key={mention.id} mention={mention} person={person} isOver={isOver} desk={desk} />}
      </Paged>
    </Part>
  );
}

function MentionLine({
  mention,
  person,
  isOver,
  desk,
}: {
  mention: Mention;
  person: PersonWithWork;
  isOver: boolean;
  desk: string;
}): ReactNode {
  const say = useTexts(erasureTexts);
  const { ticket, formTitle, excerpt, decision } = mention;
  const decide = useAct(`mention of ${person.id} in ${ticket.id}`, (body: Schemas['MentionDecision']) =>
    ask(
      api.PUT('/api/v1/people/{shortId}/erasure/mentions/{ticket}', {
        params: { path: { shortId: person.shortId, ticket: ticket.id } },
        body,
      }),
    ),
  );
  return (
    <li>
      <Stack gap={4} py="xs">
        <Group gap="xs">
          <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.id }} size="sm">
            {ticket.tid}
          </LinkTo>
          <Text size="sm" c="dimmed">
            {formTitle}
          </Text>
          <Decision decision={decision} isOver={isOver} />
        </Group>
        {excerpt !== null && <Text size="sm">{excerpt}</Text>}
        {decision === null && !isOver && (
          <Group gap="xs">
            <Button
              size="xs"
              color="red"
              variant="light"
              loading={decide.isPending}
              onClick={() => decide.mutate({ desk, decision: 'erase' })}
            >
              {say('mentionErase')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={decide.isPending}
              onClick={() => decide.mutate({ desk, decision: 'keep' })}
            >
              {say('mentionKeep')}
            </Button>
          </Group>
        )}
        <ProblemNote problem={decide.error} />
      </Stack>
    </li>
  );
}

function Decision({ decision, isOver }: { decision: Mention['decision']; isOver: boolean }): ReactNode {
  const say = useTexts(erasureTexts);
  switch (decision) {
    case 'erase':
      return <Badge variant="light">{say('erased')}</Badge>;
    case 'keep':
      return (
        <Badge variant="light" color="gray">
          {say('kept')}
        </Badge>
      );
    case null:
      return isOver ? (
        <Badge variant="light" color="gray">
          {say('undecided')}
        </Badge>
      ) : null;
    default: {
      const never: never = decision;
      return never;
    }
  }
}
