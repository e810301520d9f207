import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './simulation.module.css';

const tones = ['kept', 'missed', 'running'] as const;

/** What the colours of the bars mean. @param names in the order of the bar: kept, missed, running */
export function Legend({ names }: { names: readonly string[] }): ReactNode {
  return (
    <Group gap="md" my={6} aria-hidden>
      {names.map((name, index) => (
        <Group key={name} gap={6} wrap="nowrap">
          <span className={classes['swatch']} data-tone={tones[index]} />
          <Text size="xs">{name}</Text>
        </Group>
      ))}
    </Group>
  );
}
