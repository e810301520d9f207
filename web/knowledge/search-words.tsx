import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { articlesTexts } from '../../texts/web/knowledge';
import { shellTexts } from '../../texts/web/shell';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';

const searchAfterMs = 300;

/** Words by which articles are looked for, as soon as one rests. */
export function SearchWords({ text: asked, onSearch }: { text: string; onSearch: (text: string) => void }): ReactNode {
  const say = useTexts(articlesTexts);
  const shell = useTexts(shellTexts);
  const [text, setText] = useState(asked);
  const seek = useDebouncedCallback((words: string) => onSearch(words.trim()), searchAfterMs);
  const change = (words: string): void => {
    setText(words);
    seek(words);
  };
  return (
    <TextInput
      label={say('search')}
      placeholder={say('searchHint')}
      type="search"
      maxLength={300}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={
        text !== '' && (
          <ActionIcon variant="subtle" color="gray" aria-label={shell('clear')} onClick={() => change('')}>
            <Icon name="cross" size={14} />
          </ActionIcon>
        )
      }
      style={{ flex: '2 1 260px' }}
    />
  );
}
