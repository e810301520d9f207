import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { useTexts } from '../language/language';

export type OpenTickets = 'move' | 'keep';

/** What becomes of open tickets by a contract or a version of the regulation. */
export function OpenTicketsChoice({
  value,
  onChange,
}: {
  value: OpenTickets;
  onChange: (value: OpenTickets) => void;
}): ReactNode {
  const say = useTexts(changeTexts);
  return (
    <Radio.Group
      label={say('openTickets')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'keep' ? 'keep' : 'move')}
    >
      <Group gap="md" mt={4}>
        <Radio value="move" label={say('move')} />
        <Radio value="keep" label={say('keep')} />
      </Group>
    </Radio.Group>
  );
}
