import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { overviewTexts, troubleTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { Choices } from './choices';
import { Frame } from './frame';
import { Listing } from './listing';
import classes from './listing.module.css';
import { overviewQueries } from './queries';
import { useDesk } from './use-desk';

const states = ['failed', 'delayed', 'waiting'] as const;
type State = (typeof states)[number];

/** Letters that failed, are late or wait, and since when the oldest does. */
export function LettersPage(): ReactNode {
  const say = useTexts(troubleTexts);
  const { desk } = useDesk();
  const search = useSearch({ from: '/signed-in/overview/letters' });
  const navigate = useNavigate({ from: '/overview/letters' });
  const state = states.find((it) => it === search.state) ?? 'failed';
  const { data: now } = useQuery(overviewQueries.now(desk));
  const zone = useDeskZone(desk);
  const found = useInfiniteQuery(
    overviewQueries.letters({ desk, state, ...(search.open === 'true' ? { open: 'true' } : {}) }),
  );
  const countOf = (name: State): string => {
    const count = now?.letters[name] ?? 0;
    return count === 0 ? say(name) : `${say(name)} · ${count}`;
  };
  return (
    <Frame part="letters">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Choices
            to="/overview/letters"
            label={say('state')}
            names={states}
            chosen={state}
            titleOf={countOf}
            searchOf={(name) => ({ ...search, state: name })}
          />
          <Text component="label" size="sm" className={classes['check'] ?? ''}>
            <input
              type="checkbox"
              checked={search.open === 'true'}
              onChange={({ currentTarget: { checked } }) =>
                void navigate({
                  search: ({ open: _before, ...rest }) => (checked ? { ...rest, open: 'true' } : rest),
                  replace: true,
                })
              }
            />
            {say('openOnly')}
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {say(`${state}Hint`)}
          {state === 'waiting' && now?.letters.oldestWaiting != null && (
            <>
              {' '}
              {say('oldest')} <When at={now.letters.oldestWaiting} zone={zone} />.
            </>
          )}
        </Text>
        <Listing
          found={found}
          label={say(state)}
          empty={{ title: say('empty'), hint: say('emptyHint') }}
          keyOf={({ id }) => id}
          draw={(letter) => <Letter letter={letter} zone={zone} />}
        />
      </Stack>
    </Frame>
  );
}

function Letter({ letter, zone }: { letter: Schemas['TroubledLetter']; zone: string | undefined }): ReactNode {
  const say = useTexts(troubleTexts);
  const shared = useTexts(overviewTexts);
  const { ticket, recipient, address } = letter;
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="wrap">
        <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.tid }} fw={600}>
          {ticket.tid}
        </LinkTo>
        <bdi>{ticket.subject}</bdi>
        {!ticket.open && (
          <Text size="sm" c="dimmed">
            {shared('closed')}
          </Text>
        )}
      </Group>
      <Text size="sm">
        <bdi>{letter.subject ?? say('notRendered')}</bdi>
      </Text>
      {letter.fault !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          <bdi>{letter.fault}</bdi>
        </Text>
      )}
      <FactList
        facts={[
          [
            say('to'),
            <>
              <bdi>{recipient.name}</bdi>, <bdi>{address ?? say('noAddress')}</bdi>
            </>,
          ],
          [say('written'), <When at={letter.createdAt} zone={zone} />],
          [say('bouncedAt'), letter.bouncedAt === null ? null : <When at={letter.bouncedAt} zone={zone} />],
          [say('nextTry'), letter.dueAt === null ? null : <When at={letter.dueAt} zone={zone} />],
          [say('attempts'), letter.attempts > 1 ? letter.attempts : null],
        ]}
      />
    </Stack>
  );
}
