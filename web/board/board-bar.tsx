import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { boardTexts } from '../../texts/web/board';
import { Icon } from '../kit/icon';
import { useLanguage, useTexts } from '../language/language';
import { spanOfDays } from '../time/format';
import { shifted } from './days';

/** Which week of which desk; and the way to a technician. */
export function BoardBar({
  monday,
  thisMonday,
  desk,
  desks,
  names,
  onWeek,
  onDesk,
  onFind,
}: {
  monday: string;
  thisMonday: string;
  desk: string;
  desks: readonly { readonly value: string; readonly label: string }[];
  /** Of the technicians, in the order of the board. */
  names: readonly string[];
  onWeek: (monday: string) => void;
  onDesk: (desk: string) => void;
  onFind: (row: number) => void;
}): ReactNode {
  const say = useTexts(boardTexts);
  const language = useLanguage();
  const list = useId();
  const [sought, setSought] = useState('');
  const found = (text: string): number => {
    const words = text.trim().toLocaleLowerCase();
    const exact = names.findIndex((name) => name.toLocaleLowerCase() === words);
    return exact >= 0 || words === '' ? exact : names.findIndex((name) => name.toLocaleLowerCase().includes(words));
  };
  const isMissing = sought.trim() !== '' && found(sought) < 0;
  return (
    <Group gap="xs" wrap="wrap" role="group" aria-label={say('week')}>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={say('previous')}
          onClick={() => onWeek(shifted(monday, -7))}
        >
          <Icon name="left" />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={say('next')} onClick={() => onWeek(shifted(monday, 7))}>
          <Icon name="right" />
        </ActionIcon>
        <Button variant="default" size="sm" disabled={monday === thisMonday} onClick={() => onWeek(thisMonday)}>
          {say('today')}
        </Button>
      </Group>
      <Text fw={600} component="p" m={0} aria-live="polite">
        {spanOfDays(monday, shifted(monday, 6), language)}
      </Text>
      {desks.length > 1 && (
        <NativeSelect
          size="sm"
          aria-label={say('desk')}
          value={desk}
          data={[...desks]}
          onChange={({ currentTarget: { value } }) => onDesk(value)}
        />
      )}
      <TextInput
        size="sm"
        ml="auto"
        w={220}
        type="search"
        aria-label={say('find')}
        placeholder={say('find')}
        list={list}
        leftSection={<Icon name="search" size={16} />}
        value={sought}
        error={isMissing ? say('findNone', { what: sought.trim() }) : null}
        onChange={({ currentTarget: { value } }) => {
          setSought(value);
          // Chosen from the list, or typed whole.
          if (names.includes(value)) onFind(names.indexOf(value));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found(sought) >= 0) onFind(found(sought));
        }}
      />
      <datalist id={list}>
        {[...new Set(names)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Group>
  );
}
