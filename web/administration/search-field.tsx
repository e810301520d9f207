import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { administrationTexts } from '../../texts/web/administration';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';

const searchAfterMs = 300;

/** Words to look for; they are looked for as soon as one rests. */
export function SearchField({
  hint,
  text: asked,
  onSearch,
}: {
  hint: string;
  text: string;
  onSearch: (text: string) => void;
}): ReactNode {
  const say = useTexts(administrationTexts);
  const [text, setText] = useState(asked);
  const seek = useDebouncedCallback((words: string) => onSearch(words.trim()), searchAfterMs);
  const change = (words: string): void => {
    setText(words);
    seek(words);
  };
  return (
    <TextInput
      aria-label={say('search')}
      placeholder={hint}
      type="search"
      maxLength={200}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={
        text !== '' && (
          <ActionIcon variant="subtle" color="gray" aria-label={say('clearSearch')} onClick={() => change('')}>
            <Icon name="cross" size={14} />
          </ActionIcon>
        )
      }
      style={{ flex: '1 1 220px' }}
    />
  );
}
