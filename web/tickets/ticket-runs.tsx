import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { runTexts } from '../../texts/web/runs';
import { queries } from '../api/queries';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { RunLine } from './run-line';

/** The runs of a ticket and its visits, for whoever leads the desk; asked for when they are looked at. */
export function TicketRuns({ tid, zone }: { tid: string; zone: string | undefined }): ReactNode {
  const say = useTexts(runTexts);
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useQuery({ ...queries.runsOf(tid), enabled: isOpen });
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <Text component="summary" size="sm" c="dimmed">
        {say('title')}
      </Text>
      <Stack gap="sm" mt="xs">
        <ProblemNote problem={error} />
        {data?.items.map((run) => (
          <RunLine key={run.workflowId} run={run} zone={zone} />
        ))}
      </Stack>
    </details>
  );
}
