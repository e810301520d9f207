import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failed, Loading } from '../kit/states';
import { Breakdown } from './breakdown';
import { Frame } from './frame';
import { ways } from './lines';
import { NeedList } from './need-list';
import { overviewQueries } from './queries';
import { useDesk } from './use-desk';

/** A manager's Monday: what needs a person now, and whose the open work is (SK-1). */
export function NowPage(): ReactNode {
  const { desk } = useDesk();
  const { by } = useSearch({ from: '/signed-in/overview' });
  const found = useQuery(overviewQueries.now(desk));
  return (
    <Frame part="now">
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Stack gap="xl">
          <NeedList overview={found.data} />
          <Breakdown overview={found.data} way={ways.find((it) => it === by) ?? 'person'} />
        </Stack>
      )}
    </Frame>
  );
}
