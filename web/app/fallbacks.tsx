import { Button, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { ApiProblem } from '../api/problem';
import { Page } from '../kit/page';
import { Empty, Failed } from '../kit/states';
import { useTexts } from '../language/language';
import { LinkTo } from '../kit/link';

/** An address that leads to no page. */
export function NotFound(): ReactNode {
  const say = useTexts(shellTexts);
  return (
    <Page title={say('notFound')} size="sm">
      <Stack gap="xs" align="flex-start">
        <Text>{say('notFoundHint')}</Text>
        <LinkTo to="/">{say('toStart')}</LinkTo>
      </Stack>
    </Page>
  );
}

/** A page that could not be shown. */
export function Crashed({ error }: { error: unknown }): ReactNode {
  const say = useTexts(shellTexts);
  const router = useRouter();
  // Also asks again who is signed in: without that no page opens.
  if (error instanceof ApiProblem) return <Failed problem={error} onRetry={() => void router.invalidate()} />;
  return (
    <Empty title={say('crashed')} hint={say('crashedHint')}>
      <Button onClick={() => window.location.reload()}>{say('reload')}</Button>
    </Empty>
  );
}
