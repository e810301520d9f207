import { Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { useTexts } from '../language/language';
import { CopyButton } from './copy-button';

/** Backup codes, the one time that they are shown. */
export function BackupCodes({
  codes,
  done,
  onDone,
}: {
  codes: readonly string[];
  done: string;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(secondFactorTexts);
  return (
    <Stack gap="sm" role="region" aria-label={say('backup')}>
      <Text fw={600}>{say('backup')}</Text>
      <Text size="sm">{say('backupHint')}</Text>
      <SimpleGrid component="ul" cols={2} spacing={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {codes.map((code) => (
          <li key={code}>
            <Code fz="sm">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Button size="sm" data-autofocus onClick={onDone}>
          {done}
        </Button>
        <CopyButton text={codes.join('\n')} label={say('copyCodes')} />
      </Group>
    </Stack>
  );
}
