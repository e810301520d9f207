import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { trayPageTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { Empty, Failed, Loading } from '../kit/states';
import { useStillList } from '../kit/still-list';
import { MoreButton } from '../kit/more-button';
import { useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { Frame } from './frame';
import classes from './listing.module.css';
import { overviewQueries } from './queries';
import { TrayForm } from './tray-form';
import { useDesk } from './use-desk';

type Item = Schemas['TrayItem'];

/** What nobody could place, each with what can be done about it. Nobody's work moves while it is being done. */
export function TrayPage(): ReactNode {
  const say = useTexts(trayPageTexts);
  const { desk } = useDesk();
  const zone = useDeskZone(desk);
  const found = useInfiniteQuery(overviewQueries.tray(desk));
  const [done, setDone] = useState<Schemas['TrayActed'] | null>(null);
  const [handled, setHandled] = useState<ReadonlySet<string>>(new Set());
  const pages = found.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  const still = useStillList(items, { key: desk, pages: pages?.length ?? 0 });
  const lines = still.lines.filter(({ item, isGone }) => !(isGone && handled.has(item.id)));
  const finish = (acted: Schemas['TrayActed']): void => {
    setDone(acted);
    if (acted.outcome !== 'tray') setHandled((before) => new Set([...before, acted.id]));
  };
  return (
    <Frame part="tray">
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        <div role="status">{done !== null && <Done done={done} />}</div>
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : lines.length === 0 && still.added === 0 ? (
          <Empty title={say('empty')} hint={say('emptyHint')} />
        ) : (
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-label={say('list')}>
            {lines.map(({ item, isGone }) => (
              <li key={item.id}>
                <Card item={item} desk={desk} zone={zone} isGone={isGone} onDone={finish} />
              </li>
            ))}
          </Stack>
        )}
        {still.added > 0 && (
          <Button variant="default" w="fit-content" onClick={still.settle}>
            {say('come', { count: still.added })}
          </Button>
        )}
        <MoreButton found={found} />
      </Stack>
    </Frame>
  );
}

/** What became of the last letter that was dealt with. */
function Done({ done: { outcome, tid } }: { done: Schemas['TrayActed'] }): ReactNode {
  const say = useTexts(trayPageTexts);
  const text = (): string => {
    switch (outcome) {
      case 'ticket':
        return say('done_ticket');
      case 'reply':
        return say('done_reply');
      case 'tray':
        return say('done_tray');
      case 'dropped':
        return say('done_dropped');
      case null:
        return say('done_later');
      default:
        return say('done_other');
    }
  };
  return (
    <Alert variant="light" color={outcome === 'tray' ? 'orange' : 'green'} p="sm">
      {text()}{' '}
      {tid !== null && (
        <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} fw={600}>
          {tid}
        </LinkTo>
      )}
    </Alert>
  );
}

function Card({
  item,
  desk,
  zone,
  isGone,
  onDone,
}: {
  item: Item;
  desk: string;
  zone: string | undefined;
  /** Somebody has dealt with it meanwhile. */
  isGone: boolean;
  onDone: (done: Schemas['TrayActed']) => void;
}): ReactNode {
  const say = useTexts(trayPageTexts);
  const { letter } = item;
  const title = letter === null ? item.channel : letter.subject.trim() || say('noSubject');
  return (
    <Paper component="article" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" align="start">
          <Title order={2} size="h5">
            <bdi>{title}</bdi>
          </Title>
          <Text size="sm" c="dimmed">
            <When at={item.receivedAt} zone={zone} />
          </Text>
        </Group>
        <Text size="sm" fw={600} className={classes['reason'] ?? ''}>
          {item.text}
          {item.desk === null && ` ${say('nobodys')}.`}
        </Text>
        {letter === null ? (
          <>
            <Text size="sm" c="dimmed">
              {say('notLetter')}
            </Text>
            <Text size="sm" className="words" ff="monospace">
              {JSON.stringify(item.content, null, 2)}
            </Text>
          </>
        ) : (
          <Letter letter={letter} raw={item.links.raw} />
        )}
        {isGone ? (
          <Text size="sm" c="dimmed">
            {say('gone')}
          </Text>
        ) : (
          <TrayForm item={item} desk={desk} onDone={onDone} />
        )}
      </Stack>
    </Paper>
  );
}

/** The API keeps no more of a text for this list. */
const longestExcerpt = 1_000;

function Letter({ letter, raw }: { letter: Schemas['TrayLetter']; raw: string | null }): ReactNode {
  const say = useTexts(trayPageTexts);
  const { from, excerpt, attachments, ticket } = letter;
  const isCut = [...excerpt].length >= longestExcerpt;
  return (
    <>
      <Text size="sm">
        {say('from')}{' '}
        {from === null ? (
          say('noSender')
        ) : (
          <>
            {from.name !== '' && (
              <>
                <bdi>{from.name}</bdi>,{' '}
              </>
            )}
            <bdi>{from.address}</bdi>
          </>
        )}
        {attachments > 0 && ` · ${say('files', { count: attachments })}`}
        {ticket !== null && (
          <>
            {' · '}
            {say('maybe')}{' '}
            <LinkTo to="/tickets/$ticket" params={{ ticket }} underline="always">
              {ticket}
            </LinkTo>
          </>
        )}
      </Text>
      <Text size="sm" className="words" component="blockquote" m={0}>
        {excerpt === '' ? say('noText') : <bdi>{excerpt}</bdi>}
      </Text>
      <Group gap="xs">
        {isCut && (
          <Text size="sm" c="dimmed">
            {say('beginning')}
          </Text>
        )}
        {raw !== null && (
          <Anchor href={raw} download size="sm">
            {say('raw')}
          </Anchor>
        )}
      </Group>
    </>
  );
}
