import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { useTexts } from '../language/language';

/** What of a list that is read page by page says whether it goes on. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** Reads the next page of a list; nothing where there is none. */
export function MoreButton({ found }: { found: Paged }): ReactNode {
  const say = useTexts(shellTexts);
  if (!found.hasNextPage) return null;
  return (
    <Button
      variant="default"
      w="fit-content"
      loading={found.isFetchingNextPage}
      onClick={() => void found.fetchNextPage()}
    >
      {say('more')}
    </Button>
  );
}
