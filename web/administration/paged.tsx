import { Group } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoreButton } from '../kit/more-button';
import { Failed, Loading } from '../kit/states';
import classes from './administration.module.css';

/** A list that is read page by page. @param empty what stands there while it has nothing */
export function Paged<Item extends { readonly id: string }>({
  found,
  label,
  empty,
  children,
}: {
  found: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>>;
  label: string;
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}): ReactNode {
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <ul className={classes['lines']} aria-label={label}>
        {items.map(children)}
      </ul>
      {found.hasNextPage && (
        <Group justify="center" mt="md">
          <MoreButton found={found} />
        </Group>
      )}
    </>
  );
}
