import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { Page } from '../kit/page';
import { useTexts } from '../language/language';

/** What there is none of, or none for this reader. */
export function NothingHere(): ReactNode {
  const say = useTexts(shellTexts);
  return (
    <Page title={say('notFound')} size="sm">
      <Text>{say('notFoundHint')}</Text>
    </Page>
  );
}
