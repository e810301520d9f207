import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { registerTexts } from '../../texts/web/reports';
import type { Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { Frame } from '../overview/frame';
import { Listing } from '../overview/listing';
import listing from '../overview/listing.module.css';
import type { OverviewSearch } from '../overview/search';
import { useDesk } from '../overview/use-desk';
import { useDeskZone } from '../time/desk-zone';
import { EntryFacts, EntryHistory } from './entry';
import { reportQueries } from './queries';
import { WaitingChange } from './waiting-change';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));
const ChangeForm = lazy(async () => ({ default: (await import('./change-form')).ChangeForm }));

/** The register as of a day, what waits for its publication, and how contacts come into it (EA-7). */
export function RegisterPage(): ReactNode {
  const say = useTexts(registerTexts);
  const { desk } = useDesk();
  const waiting = useInfiniteQuery(reportQueries.changes(desk));
  const isNone = waiting.error instanceof ApiProblem && waiting.error.status === 404;
  return (
    <Frame part="register">
      {isNone ? (
        <Empty title={say('noRegister')} hint={say('noRegisterHint')} />
      ) : waiting.isPending ? (
        <Loading />
      ) : waiting.data === undefined ? (
        <Failed problem={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : (
        <Register desk={desk} waiting={waiting.data.pages.flatMap(({ items }) => items)} />
      )}
    </Frame>
  );
}

function Register({ desk, waiting }: { desk: string; waiting: readonly Schemas['RegisterVersion'][] }): ReactNode {
  const say = useTexts(registerTexts);
  const zone = useDeskZone(desk);
  const [isAdding, setIsAdding] = useState(false);
  const { data: rules } = useQuery(queries.regulation(desk));
  return (
    <Stack gap="lg">
      {isAdding ? (
        <Suspense fallback={<Loading />}>
          <ChangeForm desk={desk} services={rules?.services ?? []} onDone={() => setIsAdding(false)} />
        </Suspense>
      ) : (
        <Group>
          <Button size="sm" onClick={() => setIsAdding(true)}>
            {say('add')}
          </Button>
        </Group>
      )}
      {waiting.length > 0 && (
        <section aria-label={say('waiting')}>
          <Title order={2} size="h5">
            {say('waiting')}
          </Title>
          <ul className={listing['lines']}>
            {waiting.map((version) => (
              <li key={version.change} className={listing['line']}>
                <WaitingChange version={version} desk={desk} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <AsOf desk={desk} />
    </Stack>
  );
}

function AsOf({ desk }: { desk: string }): ReactNode {
  const say = useTexts(registerTexts);
  const { from: day } = useSearch({ from: '/signed-in/overview/register' });
  const navigate = useNavigate({ from: '/overview/register' });
  const found = useInfiniteQuery(reportQueries.register(desk, day));
  const choose = (date: string | null): void =>
    void navigate({
      search: ({ from: _before, ...rest }: OverviewSearch) => (date === null ? rest : { ...rest, from: date }),
      replace: true,
      resetScroll: false,
    });
  return (
    <section aria-label={say('entries')}>
      <Title order={2} size="h5">
        {say('entries')}
      </Title>
      <Stack gap="md">
        <Suspense fallback={null}>
          <DayInput label={say('asOf')} placeholder={say('today')} value={day ?? null} onChange={choose} />
        </Suspense>
        <Listing
          found={found}
          label={say('entries')}
          empty={{ title: say('none'), hint: say('noneHint') }}
          keyOf={({ entry }) => entry}
          draw={(entry) => <Entry entry={entry} desk={desk} />}
        />
      </Stack>
    </section>
  );
}

function Entry({ entry, desk }: { entry: Schemas['RegisterEntry']; desk: string }): ReactNode {
  const say = useTexts(registerTexts);
  const [isShown, setIsShown] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  return (
    <Stack gap={6}>
      <Text fw={600} component="div">
        <bdi>{entry.name ?? entry.body}</bdi>
      </Text>
      <EntryFacts entry={entry} />
      <Group gap="xs">
        <Button size="xs" variant="default" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {say(isShown ? 'hideHistory' : 'history')}
        </Button>
        <Button size="xs" variant="default" aria-expanded={isChanging} onClick={() => setIsChanging(!isChanging)}>
          {say('change')}
        </Button>
      </Group>
      {isShown && <EntryHistory desk={desk} entry={entry.entry} />}
      {isChanging && (
        <Suspense fallback={<Loading />}>
          <ChangeForm desk={desk} of={entry} services={[]} onDone={() => setIsChanging(false)} />
        </Suspense>
      )}
    </Stack>
  );
}
