import { Group, Stack } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, Failed, Loading } from '../kit/states';
import { MoreButton } from '../kit/more-button';
import classes from './listing.module.css';

interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that is read page by page, in one of its states. */
export function Listing<T>({
  found,
  empty,
  label,
  keyOf,
  draw,
}: {
  found: UseInfiniteQueryResult<InfiniteData<ListPage<T>>>;
  empty: { readonly title: string; readonly hint?: string };
  label: string;
  keyOf: (item: T) => string;
  draw: (item: T) => ReactNode;
}): ReactNode {
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty {...empty} />;
  return (
    <Stack gap="md">
      <ul className={classes['lines']} aria-label={label}>
        {items.map((item) => (
          <li key={keyOf(item)} className={classes['line']}>
            {draw(item)}
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Group justify="center">
          <MoreButton found={found} />
        </Group>
      )}
    </Stack>
  );
}
