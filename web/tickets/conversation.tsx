import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import { queries } from '../api/queries';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { EventLine, Word } from './entry';
import classes from './entry.module.css';
import type { TimelineEntry } from './timeline-entry';

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
    const frame = list.current.closest('[data-scroller]') ?? window;
    frame.scrollBy(0, list.current.offsetHeight - was.height);
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
        {grouped(entries).map((group) => (
          <li key={`${group[0]?.revision} ${group[0]?.type}`}>
            {group[0] !== undefined && isWord(group[0]) ? (
              <Word entry={group[0]} zone={zone} />
            ) : (
              <Events entries={group} zone={zone} />
            )}
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function isWord({ message, answers }: TimelineEntry): boolean {
  return message !== null || answers !== null;
}

/** Each word by itself, and together what happened between two words. */
function grouped(entries: readonly TimelineEntry[]): readonly (readonly TimelineEntry[])[] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const goesOn = last?.[0] !== undefined && !isWord(last[0]) && !isWord(entry);
    if (goesOn) last?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** How many quiet lines stand between two words before they are folded. */
const mostLines = 2;

function Events({ entries, zone }: { entries: readonly TimelineEntry[]; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const lines = entries.map((entry) => <EventLine key={`${entry.revision} ${entry.type}`} entry={entry} zone={zone} />);
  if (lines.length <= mostLines) return <Stack gap={6}>{lines}</Stack>;
  return (
    <details>
      <Text component="summary" size="sm" c="dimmed">
        {say('events', { count: lines.length })}
      </Text>
      <Stack gap={6} mt={6}>
        {lines}
      </Stack>
    </details>
  );
}
