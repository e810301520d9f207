import { Badge, Button, Group, Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { preferenceTexts } from '../../texts/web/preferences';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';

/** Letters in groups: those that can be switched off, then those that always come, and why. */
export function Letters({
  kinds,
  onChange,
}: {
  kinds: Schemas['PreferencesView']['kinds'];
  onChange: (letters: Schemas['LetterChoice']) => void;
}): ReactNode {
  const say = useTexts(preferenceTexts);
  const open = kinds.filter(({ canBeSwitchedOff }) => canBeSwitchedOff);
  const kept = kinds.filter(({ canBeSwitchedOff }) => !canBeSwitchedOff);
  const isAll = open.every(({ on }) => on);
  const turn = (group: string, on: boolean): void =>
    onChange(Object.fromEntries(open.map((kind) => [kind.group, kind.group === group ? on : kind.on])));
  return (
    <Stack gap="md">
      {open.map(({ group, title, says, on }) => (
        <Switch
          key={group}
          label={title}
          description={says}
          checked={on}
          onChange={(event) => turn(group, event.currentTarget.checked)}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        onClick={() => onChange(isAll || open.some(({ on }) => on) ? false : true)}
      >
        {say(open.some(({ on }) => on) ? 'allOff' : 'allOn')}
      </Button>
      {kept.map(({ group, title, says }) => (
        <div key={group}>
          <Group gap="xs">
            <Text size="sm">{title}</Text>
            <Badge color="gray">{say('always')}</Badge>
          </Group>
          <Text size="xs" c="dimmed">
            {says}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
