import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { runTexts } from '../../texts/web/runs';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { useTexts } from '../language/language';
import { When } from '../time/when';

/** A run as the ledger knows it, with the way into Temporal's own UI. */
export function RunLine({ run, zone }: { run: Schemas['Run']; zone: string | undefined }): ReactNode {
  const say = useTexts(runTexts);
  const { workflowId, startedAt, nextTick, behindSince, endedAt, links } = run;
  return (
    <Stack gap={4}>
      {links.engine === null ? (
        <Text size="sm">{workflowId}</Text>
      ) : (
        <Anchor href={links.engine} target="_blank" rel="noreferrer" size="sm">
          {say('engine', { id: workflowId })}
        </Anchor>
      )}
      <FactList
        facts={[
          [say('since'), behindSince === null ? null : <When at={behindSince} zone={zone} />],
          [say('started'), startedAt === null ? say('never') : <When at={startedAt} zone={zone} />],
          [say('nextTick'), nextTick === null ? null : <When at={nextTick} zone={zone} />],
          ['', endedAt === null ? null : say('ended')],
        ]}
      />
    </Stack>
  );
}
