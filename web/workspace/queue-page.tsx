import { Anchor, ActionIcon, Group, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { queueTexts } from '../../texts/web/workspace';
import { queries } from '../api/queries';
import type { QueueSearch } from './search';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Empty, Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { focusList } from './keys';
import { clearChosen, useSelection } from './many/selection';
import { QueueBar } from './queue-bar';
import { deskOf, filterKeys, filterOf, queueOf, type QueueName } from './queue-filter';
import classes from './queue-page.module.css';
import { TicketList } from './ticket-list';
import { useQueue } from './use-queue';
import { WorkspaceKeys } from './workspace-keys';

const ManyBar = lazy(async () => ({ default: (await import('./many/many-bar')).ManyBar }));
const TicketPanel = lazy(async () => ({ default: (await import('./ticket-panel')).TicketPanel }));

/** A queue, and the ticket that is open beside it; all of it stands in the address. */
export function QueuePage(): ReactNode {
  const { queue: named } = useParams({ from: '/signed-in/queues/$queue' });
  const search = useSearch({ from: '/signed-in/queues/$queue' });
  const name = queueOf(named);
  const say = useTexts(queueTexts);
  const me = useMe();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/queues/$queue' });
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const title = say('title', { queue: say(name) });
  const { ticket } = search;
  useEffect(() => {
    // The ticket that is open names the window itself.
    if (ticket === undefined) document.title = `${title} · ${shellTexts.product[language]}`;
  }, [title, language, ticket]);
  const open = (tid: string | undefined): void => {
    void navigate({
      search: ({ ticket: _before, ...rest }) => (tid === undefined ? rest : { ...rest, ticket: tid }),
      replace: ticket !== undefined && tid !== undefined,
      resetScroll: false,
    });
  };
  const jump = (date: string): void => {
    void navigate({
      search: ({ sort: _before, ...rest }) => ({ ...rest, dueFrom: date }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={classes['page']}>
      <WorkspaceKeys onLeave={() => open(undefined)} onJump={jump} />
      <section
        className={classes['queue']}
        aria-label={title}
        data-beside={ticket !== undefined || undefined}
        hidden={isNarrow === true && ticket !== undefined}
      >
        <Title order={1} className={classes['title']}>
          {title}
        </Title>
        <QueueBar queue={name} search={search} />
        <Many desk={deskOf(search, me)} />
        <List key={named} name={name} search={search} onOpen={open} />
      </section>
      {ticket !== undefined && (
        <Beside key={ticket} tid={ticket} isNarrow={isNarrow === true} onClose={() => open(undefined)} />
      )}
    </div>
  );
}

function List({
  name,
  search,
  onOpen,
}: {
  name: QueueName;
  search: QueueSearch;
  onOpen: (tid: string) => void;
}): ReactNode {
  const say = useTexts(queueTexts);
  const me = useMe();
  const zone = useDeskZone(deskOf(search, me));
  const [now] = useState(() => Date.now());
  const { ticket, ...asked } = search;
  const key = JSON.stringify([name, asked]);
  // What was chosen in another list is not in sight here.
  useEffect(() => clearChosen, [key]);
  // oxlint-disable-next-line react/exhaustive-deps -- the key says all of it, and the filter has to stay the same object
  const filter = useMemo(() => filterOf(name, search, me, now), [key, me, now]);
  const queue = useQueue(filter);
  if (queue.isPending) return <Loading />;
  if (queue.error !== null) return <Failed problem={queue.error} onRetry={queue.renew} />;
  if (queue.rows.length > 0) return <TicketList queue={queue} zone={zone} openTid={ticket} onOpen={onOpen} />;
  const isNarrowed = search.text !== undefined || filterKeys.some((it) => search[it] !== undefined);
  return (name === 'mine' || name === 'waiting') && !isNarrowed ? (
    <Empty
      title={say(name === 'mine' ? 'emptyMine' : 'emptyWaiting')}
      hint={say(name === 'mine' ? 'emptyMineHint' : 'emptyWaitingHint')}
    >
      <Group>
        <LinkTo to="/queues/$queue" params={{ queue: 'nobody' }} search={{}}>
          {say('nobody')}
        </LinkTo>
        <LinkTo to="/queues/$queue" params={{ queue: 'at-risk' }} search={{}}>
          {say('at-risk')}
        </LinkTo>
      </Group>
    </Empty>
  ) : (
    <Empty title={say('empty')} hint={say('emptyHint')} />
  );
}

/** The bar of those that are chosen comes with the first one, and stays: it tells what became of them. */
function Many({ desk }: { desk: string }): ReactNode {
  const isWanted = useRef(false);
  if (useSelection().tids.size > 0) isWanted.current = true;
  return isWanted.current ? (
    <Suspense fallback={null}>
      <ManyBar desk={desk} onLeave={focusList} />
    </Suspense>
  ) : null;
}

/** A ticket beside its queue; on a narrow screen in its place. */
function Beside({ tid, isNarrow, onClose }: { tid: string; isNarrow: boolean; onClose: () => void }): ReactNode {
  const say = useTexts(queueTexts);
  const found = useQuery(queries.ticket(tid));
  const zone = useDeskZone(found.data?.desk);
  const ticket = found.data;
  const language = useLanguage();
  const name = ticket === undefined ? tid : `${ticket.tid} · ${ticket.subject}`;
  useEffect(() => {
    document.title = `${name} · ${shellTexts.product[language]}`;
  }, [name, language]);
  return (
    <section className={classes['beside']} aria-label={name}>
      <Group className={classes['head']} wrap="nowrap" gap="xs">
        {isNarrow && (
          <ActionIcon variant="subtle" color="gray" aria-label={say('backToList')} onClick={onClose}>
            <Icon name="left" />
          </ActionIcon>
        )}
        <div className={classes['name']}>
          <Anchor component="span" className={classes['tid']} c="dimmed" size="xs" underline="never">
            {ticket?.tid ?? tid}
          </Anchor>
          <Title order={isNarrow ? 1 : 2} size="h4" lineClamp={2} title={ticket?.subject}>
            {ticket?.subject ?? '…'}
          </Title>
        </div>
        <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} size="xs" className={classes['asPage']}>
          {say('asPage')}
        </LinkTo>
        {!isNarrow && (
          <ActionIcon variant="subtle" color="gray" aria-label={say('close')} onClick={onClose}>
            <Icon name="cross" />
          </ActionIcon>
        )}
      </Group>
      {found.isPending ? (
        <Loading />
      ) : ticket === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Suspense fallback={<Loading />}>
          <TicketPanel ticket={ticket} zone={zone} isBeside />
        </Suspense>
      )}
    </section>
  );
}
