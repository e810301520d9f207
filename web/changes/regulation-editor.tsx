import { Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import { editorTexts } from '../../texts/web/rules';
import { api, ask, type Schemas } from '../api/client';
import { useWritten } from '../drafts/use-written';
import { useTexts } from '../language/language';
import classes from '../rules/code-area.module.css';
import { FileEditor } from '../rules/file-editor';
import { LaidBeside } from '../rules/laid-beside';
import type { Seen } from './changes-queries';

const checkAfterMs = 400;

/** A version that is being written, for what can be done with it. */
export interface RegulationWritten {
  readonly file: string;
  readonly isReady: boolean;
  /** What it is written over. */
  readonly seen: Seen;
  readonly done: () => void;
}

/** A version of a regulation as text, checked as it is written, with what it changes beside it. */
export function RegulationEditor({
  desk,
  place,
  begin,
  seen: read,
  act,
}: {
  desk: string;
  place: string;
  begin: string;
  seen: Seen;
  act: (written: RegulationWritten) => ReactNode;
}): ReactNode {
  const say = useTexts(draftTexts);
  const words = useTexts(editorTexts);
  const [initial] = useState(begin);
  const [file, setFile, seen, done] = useWritten<string, Seen>(place, initial, read);
  const [asked] = useDebouncedValue(file, checkAfterMs);
  const check = useRegulationCheck(desk, asked);
  const isFresh = asked === file && check.isSuccess && !check.isPlaceholderData;
  const found = check.data;
  const hasFaults = (found?.faults.length ?? 0) > 0;
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={720}>
        {say('regulationHint')}
      </Text>
      <div className={classes['split']}>
        <FileEditor
          label={say('regulationFile')}
          value={file}
          initial={initial}
          checked={{ faults: found?.faults, isFresh, problem: check.error, needs: null }}
          onChange={(text) => setFile(text)}
        />
        <section aria-label={say('changes')} aria-busy={!isFresh}>
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4">
              {say('changes')}
            </Title>
            {act({ file, isReady: isFresh && !hasFaults, seen, done })}
          </Group>
          {found === undefined || hasFaults ? (
            <Text size="sm" c="dimmed">
              {words('afterFaults')}
            </Text>
          ) : (
            <VersionLaid check={found} />
          )}
        </section>
      </div>
    </Stack>
  );
}

/** What is found of a version of a regulation: asked anew whenever it is another text. */
export function useRegulationCheck(desk: string, file: string) {
  return useQuery({
    queryKey: ['rules', 'check-regulation', desk, file],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/regulations/check', { body: { desk, file }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
}

/** What a version changes beside the one in force. */
export function VersionLaid({ check }: { check: Schemas['RegulationCheck'] }): ReactNode {
  const say = useTexts(draftTexts);
  return (
    <LaidBeside
      changes={check.changes}
      names={{
        before: say('inForce'),
        after: say('drafted'),
        missing: say('noSuchRule'),
        gone: say('takenAway'),
        none: say('noChanges'),
      }}
    />
  );
}
