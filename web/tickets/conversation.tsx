import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { EventLine, Word } from './entry';
import classes from './entry.module.css';

export type TimelineEntry = Schemas['TimelineEntry'];

/**
 * What was said and what happened, oldest first, from the newest page on; earlier pages come above without moving what one reads.
 *
 * @param zone of the desk
 */
export function Conversation({ tid, zone }: { tid: string; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const found = useInfiniteQuery(queries.timeline(tid));
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<{ readonly height: number; readonly first: number } | null>(null);
  const entries = (found.data?.pages ?? []).flatMap(({ items }) => items).toReversed();
  const first = entries[0]?.revision ?? 0;

  useLayoutEffect(() => {
    const was = before.current;
    if (was === null || list.current === null || was.first === first) return;
    window.scrollBy(0, list.current.offsetHeight - was.height);
    before.current = null;
  }, [first]);

  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const earlier = (): void => {
    before.current = { height: list.current?.offsetHeight ?? 0, first };
    void found.fetchNextPage();
  };
  return (
    <Stack component="section" gap="sm" aria-label={say('conversation')}>
      {found.hasNextPage && (
        <Group justify="center">
          <Button variant="subtle" size="compact-sm" onClick={earlier} loading={found.isFetchingNextPage}>
            {say('earlier')}
          </Button>
        </Group>
      )}
      {entries.length === 0 && (
        <Text c="dimmed" size="sm">
          {say('nothingYet')}
        </Text>
      )}
      <ol ref={list} className={classes['entries']}>
        {entries.map((entry) => (
          <li key={`${entry.revision} ${entry.type}`}>
            {entry.message === null && entry.answers === null ? (
              <EventLine entry={entry} zone={zone} />
            ) : (
              <Word entry={entry} zone={zone} />
            )}
          </li>
        ))}
      </ol>
    </Stack>
  );
}
