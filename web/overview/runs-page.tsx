import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { runTexts } from '../../texts/web/runs';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { RunLine } from '../tickets/run-line';
import { useDeskZone } from '../time/desk-zone';
import { Frame } from './frame';
import { Listing } from './listing';
import { overviewQueries } from './queries';
import { useDesk } from './use-desk';

/** What Temporal has not been told yet: to be looked at. */
export function RunsPage(): ReactNode {
  const say = useTexts(runTexts);
  const { desk } = useDesk();
  const zone = useDeskZone(desk);
  const found = useInfiniteQuery(overviewQueries.runs(desk));
  return (
    <Frame part="runs">
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        <Listing
          found={found}
          label={say('title')}
          empty={{ title: say('empty'), hint: say('emptyHint') }}
          keyOf={({ workflowId }) => workflowId}
          draw={(run) => (
            <Stack gap={6}>
              <Group gap="xs">
                <LinkTo to="/tickets/$ticket" params={{ ticket: run.ticket.tid }} fw={600}>
                  {run.number}
                </LinkTo>
              </Group>
              <RunLine run={run} zone={zone} />
            </Stack>
          )}
        />
      </Stack>
    </Frame>
  );
}
