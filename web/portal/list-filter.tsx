import { ActionIcon, Group, Loader, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { listTexts } from '../../texts/web/portal';
import { ticketShows, type TicketsSearch } from './search';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import classes from './tickets-page.module.css';

const searchAfterMs = 300;

/** Which of the tickets are listed: it stands in the address, so that going back comes back to it. */
export function ListFilter({ search, isBusy }: { search: TicketsSearch; isBusy: boolean }): ReactNode {
  const say = useTexts(listTexts);
  const navigate = useNavigate();
  const [text, setText] = useState(search.text ?? '');
  const go = (next: TicketsSearch): void => void navigate({ to: '/tickets', search: next, replace: true });
  const seek = useDebouncedCallback((words: string) => {
    // Without a letter or a digit there is nothing to look for.
    const { text: _before, ...rest } = search;
    go(/[\p{L}\p{N}]/u.test(words) ? { ...rest, text: words.trim() } : rest);
  }, searchAfterMs);
  const change = (words: string): void => {
    setText(words);
    seek(words);
  };
  const [seen, setSeen] = useState(search.text);
  if (seen !== search.text) {
    setSeen(search.text);
    if (search.text === undefined && text.trim() === seen) setText('');
  }
  return (
    <Group gap="sm" role="search">
      <TextInput
        aria-label={say('search')}
        placeholder={say('searchHint')}
        type="search"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        leftSection={isBusy ? <Loader size={14} /> : <Icon name="search" size={16} />}
        rightSection={
          text !== '' && (
            <ActionIcon variant="subtle" color="gray" aria-label={say('clear')} onClick={() => change('')}>
              <Icon name="cross" size={14} />
            </ActionIcon>
          )
        }
        style={{ flex: '1 1 260px' }}
      />
      <SegmentedControl
        aria-label={say('show')}
        className={classes['filters']}
        value={search.show ?? 'open'}
        onChange={(show) => go({ ...search, show })}
        data={ticketShows.map((show) => ({ value: show, label: say(show) }))}
      />
    </Group>
  );
}
