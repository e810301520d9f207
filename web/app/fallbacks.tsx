import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { ApiProblem } from '../api/problem';
import { Empty, Failed } from '../kit/states';
import { useTexts } from '../language/language';
import { LinkTo } from '../kit/link';

/** An address that leads to no page. */
export function NotFound(): ReactNode {
  const say = useTexts(shellTexts);
  return (
    <Empty title={say('notFound')} hint={say('notFoundHint')}>
      <LinkTo to="/">{say('toStart')}</LinkTo>
    </Empty>
  );
}

/** A page that could not be shown. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }): ReactNode {
  const say = useTexts(shellTexts);
  if (error instanceof ApiProblem) return <Failed problem={error} onRetry={reset} />;
  return (
    <Empty title={say('crashed')} hint={say('crashedHint')}>
      <Button onClick={() => window.location.reload()}>{say('reload')}</Button>
    </Empty>
  );
}
