import { Button, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerLinkTexts } from '../../../texts/web/knowledge';
import { Dialog } from '../../kit/dialog';
import { useTexts } from '../../language/language';
import { knowledgeQueries, type ArticleLine } from '../../knowledge/knowledge-queries';

const askAfterMs = 250;

/** An article of the knowledge base as a part of an answer (SK-21): its title, and a link to where clients read it. */
export function ArticleLink({ desk, onInsert }: { desk: string; onInsert: (text: string) => void }): ReactNode {
  const say = useTexts(answerLinkTexts);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setIsOpen(true)}>
        {say('open')}
      </Button>
      <Dialog title={say('search')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Finder
          desk={desk}
          onChosen={({ id, title }) => {
            setIsOpen(false);
            onInsert(`${title}\n${window.location.origin}/knowledge/${id}`);
          }}
        />
      </Dialog>
    </>
  );
}

/** Found by what is typed, chosen by the arrows and Enter. */
function Finder({ desk, onChosen }: { desk: string; onChosen: (article: ArticleLine) => void }): ReactNode {
  const say = useTexts(answerLinkTexts);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), askAfterMs);
  const { data } = useQuery({
    ...knowledgeQueries.forAnswer(desk, text),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const articles = text === '' ? [] : (data ?? []);
  return (
    // Room for what is found: the list lies over it.
    <Stack mih={280}>
      <Select
        label={say('search')}
        description={say('hint')}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        data={articles.map(({ id, label, title }) => ({ value: id, label: `${label}. ${title}` }))}
        // The API has found them.
        filter={({ options }) => options}
        value={null}
        onChange={(chosen) => {
          const article = articles.find(({ id }) => id === chosen);
          if (article !== undefined) onChosen(article);
        }}
        nothingFoundMessage={say(text === '' ? 'first' : 'none')}
        selectFirstOptionOnChange
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={200}
        data-autofocus
      />
    </Stack>
  );
}
