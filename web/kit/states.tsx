import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { ApiProblem } from '../api/problem';
import { useTexts } from '../language/language';
import { ProblemNote } from './problem-note';

/** Something is on its way; said to screen readers too. */
export function Loading(): ReactNode {
  const say = useTexts(shellTexts);
  return (
    <Center p="xl" role="status" aria-label={say('loading')}>
      <Loader size="sm" />
    </Center>
  );
}

const retryAfterMs = 10_000;

/** What could not be read, with a way to try again; what may pass is tried again by itself. */
export function Failed({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode {
  const say = useTexts(shellTexts);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (!(problem instanceof ApiProblem) || !problem.isPassing) return undefined;
    const timer = setTimeout(() => retry(), Math.max(retryAfterMs, (problem.retryAfter ?? 0) * 1_000));
    return () => clearTimeout(timer);
  }, [problem]);
  return (
    <Stack p="md" maw={560}>
      <ProblemNote problem={problem} />
      <Button variant="default" onClick={onRetry} w="fit-content">
        {say('retry')}
      </Button>
    </Stack>
  );
}

/** Nothing here yet: says so, and what to do first. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }): ReactNode {
  return (
    <Center p="xl">
      <Stack align="center" maw={420} gap="xs">
        <Text fw={600} ta="center">
          {title}
        </Text>
        {hint !== undefined && (
          <Text size="sm" c="dimmed" ta="center">
            {hint}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  );
}
