import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { listTexts } from '../../texts/web/portal';
import { queries, type TicketFilter } from '../api/queries';
import { Icon } from '../kit/icon';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useStillList, type StillList } from '../kit/still-list';
import { MoreButton } from '../kit/more-button';
import { useTexts } from '../language/language';
import { isStaff, useMe, type Me } from '../session/me';
import type { TicketsSearch } from './search';
import type { Schemas } from '../api/client';
import { ListFilter } from './list-filter';
import { NothingListed } from './nothing-listed';
import { TicketLine } from './ticket-line';
import classes from './tickets-page.module.css';
import { isYours } from './acts/your-step';

/** A client's own and shared tickets; what waits for the reader comes first. */
export function TicketsPage(): ReactNode {
  const say = useTexts(listTexts);
  const me = useMe();
  const search = useSearch({ from: '/signed-in/tickets' });
  const filter = filterOf(search, me);
  const found = useInfiniteQuery({ ...queries.tickets(filter), placeholderData: keepPreviousData });
  const pages = found.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  const still = useStillList(
    found.isPlaceholderData ? undefined : items,
    { key: JSON.stringify(filter), pages: pages?.length ?? 0 },
    (item) => (isYours(item, me.id) ? 'yours' : 'others'),
  );
  return (
    <Page
      title={say('title')}
      size="md"
      aside={
        <ButtonTo to="/new" leftSection={<Icon name="plus" size={16} />}>
          {say('newTicket')}
        </ButtonTo>
      }
    >
      <Stack gap="md">
        <ListFilter search={search} isBusy={found.isFetching && found.isPlaceholderData} />
        {found.isPending || found.isPlaceholderData ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : still.lines.length === 0 ? (
          <NothingListed search={search} />
        ) : (
          <>
            <div>
              <Changed still={still} />
              <Lines still={still} />
            </div>
            {found.hasNextPage && (
              <Group justify="center">
                <MoreButton found={found} />
              </Group>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}

/** What of the address the API is asked for. Of somebody who works at a desk as well, only what is the person's own. */
function filterOf({ show = 'open', text }: TicketsSearch, me: Me): TicketFilter {
  return {
    sort: 'updatedAt',
    ...(show === 'open' ? { open: 'true' } : {}),
    ...(show === 'closed' ? { open: 'false' } : {}),
    ...(show === 'shared' ? { sharedWith: me.id } : {}),
    ...(isStaff(me) ? { person: me.id } : {}),
    ...(text === undefined ? {} : { text }),
  };
}

type Summary = Schemas['TicketSummary'];

/** Says that something came or moved, and shows it when asked: nothing moves under the eyes of who reads. */
function Changed({ still: { isStale, added, settle } }: { still: StillList<Summary> }): ReactNode {
  const say = useTexts(listTexts);
  return (
    <div role="status">
      {isStale && (
        <Alert p="xs" mb="md" variant="light" color="brand">
          <Group justify="space-between" gap="xs">
            <span>{added > 0 ? say('added', { count: added }) : say('changed')}</span>
            <Button size="compact-sm" variant="subtle" onClick={settle}>
              {say('reorder')}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}

function Lines({ still: { lines } }: { still: StillList<Summary> }): ReactNode {
  const say = useTexts(listTexts);
  const { data: desks } = useQuery(queries.desks());
  const line = ({ item, isGone }: (typeof lines)[number]): ReactNode => {
    const desk = desks?.items.find(({ code }) => code === item.desk);
    return (
      <TicketLine
        key={item.id}
        ticket={item}
        isGone={isGone}
        desk={(desks?.items.length ?? 0) > 1 ? desk?.title : undefined}
        zone={desk?.timeZone}
      />
    );
  };
  const yours = lines.filter(({ group }) => group === 'yours');
  const others = lines.filter(({ group }) => group === 'others');
  if (yours.length === 0) return <ul className={classes['lines']}>{others.map(line)}</ul>;
  return (
    <Stack gap="lg">
      <Stack component="section" gap="xs">
        <Title order={2} size="h4">
          {say('waitsForYou')}
        </Title>
        <ul className={classes['lines']}>{yours.map(line)}</ul>
      </Stack>
      {others.length > 0 && (
        <Stack component="section" gap="xs">
          <Title order={2} size="h4">
            {say('others')}
          </Title>
          <ul className={classes['lines']}>{others.map(line)}</ul>
        </Stack>
      )}
    </Stack>
  );
}
