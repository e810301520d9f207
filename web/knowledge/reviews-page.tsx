import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { reviewTexts } from '../../texts/web/knowledge';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useStillList } from '../kit/still-list';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { KnowledgeNav } from './knowledge-nav';
import classes from './knowledge.module.css';
import { knowledgeQueries, type ReviewLine } from './knowledge-queries';
import { ReviewForm } from './review-form';
import { useKnowledgeDesk } from './use-knowledge-desk';

/** Closed tickets that nobody has looked at again (SM-6). */
export function ReviewsPage(): ReactNode {
  const say = useTexts(reviewTexts);
  const at = useKnowledgeDesk();
  const { whose } = useSearch({ from: '/signed-in/knowledge/reviews' });
  const navigate = useNavigate({ from: '/knowledge/reviews' });
  const { desk } = at;
  const isMine = whose === undefined;
  const found = useInfiniteQuery(knowledgeQueries.reviews(desk, isMine));
  const pages = found.data?.pages;
  const items = useMemo(
    () => pages?.flatMap((page) => page.items.map((line) => ({ ...line, id: line.ticket.id }))),
    [pages],
  );
  const still = useStillList(items, { key: `${desk} ${isMine}`, pages: pages?.length ?? 0 });
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  // What was reviewed has gone; what is being read stays, also if somebody else has reviewed it meanwhile.
  const lines = still.lines.filter(({ item, isGone }) => !isGone || item.id === open);
  return (
    <Page title={say('title')}>
      <KnowledgeNav at={at} />
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        <Group gap="md">
          <SegmentedControl
            aria-label={say('whose')}
            value={isMine ? 'mine' : 'all'}
            data={[
              { value: 'mine', label: say('mine') },
              { value: 'all', label: say('all') },
            ]}
            onChange={(value) =>
              void navigate({ search: { desk, ...(value === 'all' ? { whose: 'all' } : {}) }, replace: true })
            }
          />
          <Text size="sm" role="status">
            {done !== null && say('done', { tid: done })}
          </Text>
        </Group>
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : lines.length === 0 ? (
          <Empty
            title={say(at.known?.reviewsClosed === false ? 'none' : isMine ? 'emptyMine' : 'empty')}
            hint={say('emptyHint')}
          />
        ) : (
          <ul className={classes['lines']} aria-label={say('list')}>
            {lines.map(({ item }) => (
              <Line
                key={item.id}
                line={item}
                isOpen={open === item.id}
                onOpen={(isWanted) => setOpen(isWanted ? item.id : null)}
                onDone={() => {
                  setOpen(null);
                  setDone(item.ticket.tid);
                }}
              />
            ))}
          </ul>
        )}
        <MoreButton found={found} />
      </Stack>
    </Page>
  );
}

function Line({
  line: { ticket, company, owner },
  isOpen,
  onOpen,
  onDone,
}: {
  line: ReviewLine;
  isOpen: boolean;
  onOpen: (isWanted: boolean) => void;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(reviewTexts);
  return (
    <li className={classes['line']}>
      <div className={classes['main']}>
        <Text fw={600} component="div">
          <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.tid }} underline="always" inherit>
            {ticket.tid}
          </LinkTo>{' '}
          <bdi>{ticket.subject}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          <bdi>{company.name}</bdi> · {say('closed')} <When at={ticket.closedAt} /> ·{' '}
          {say('owner', { name: owner === null ? say('managers') : (owner.name ?? owner.shortId) })}
        </Text>
      </div>
      <Button
        size="xs"
        variant={isOpen ? 'subtle' : 'default'}
        aria-expanded={isOpen}
        aria-label={`${say(isOpen ? 'fold' : 'review')} ${ticket.tid}`}
        onClick={() => onOpen(!isOpen)}
      >
        {say(isOpen ? 'fold' : 'review')}
      </Button>
      {isOpen && (
        <div style={{ flexBasis: '100%' }}>
          <ReviewForm tid={ticket.tid} onDone={onDone} />
        </div>
      )}
    </li>
  );
}
