import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { suggestionTexts } from '../../texts/web/knowledge';
import { api, ask } from '../api/client';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { ArticleText } from '../knowledge/article-text';
import { knowledgeQueries, type ArticleLine } from '../knowledge/knowledge-queries';
import { useKnowledgeAct } from '../knowledge/use-knowledge-act';
import { useTexts } from '../language/language';
import classes from './suggestions.module.css';

const askAfterMs = 400;
/** Of fewer letters nobody knows what they will be about. */
const shortest = 4;
const longest = 5_000;

/**
 * Articles that may answer what somebody is writing (HT-18), in a place of a height of its own: whatever comes or goes, nothing else
 * of the form moves. What cannot be asked is nobody's fault here, and filing goes on without it.
 *
 * @param onSolved an article has answered the question
 */
export function Suggestions({
  desk,
  text,
  topic,
  onSolved,
}: {
  desk: string;
  text: string;
  topic: string | null;
  onSolved: () => void;
}): ReactNode {
  const say = useTexts(suggestionTexts);
  const [written] = useDebouncedValue(text.trim().slice(0, longest), askAfterMs);
  const isAsked = written.length >= shortest;
  const { data } = useQuery({
    ...knowledgeQueries.suggested(desk, written, topic),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const articles = isAsked ? (data ?? []) : [];
  const [open, setOpen] = useState<ArticleLine | null>(null);
  return (
    <section className={classes['place']} aria-labelledby="suggestions">
      <Text size="sm" fw={500} id="suggestions">
        {say('title')}
      </Text>
      <Text size="xs" c="dimmed" role="status">
        {articles.length === 0 ? say('soon') : say('found', { count: articles.length })}
      </Text>
      <ul className={classes['lines']} tabIndex={articles.length > 3 ? 0 : undefined} aria-labelledby="suggestions">
        {articles.map((article) => (
          <li key={article.id}>
            <UnstyledButton className={classes['line'] ?? ''} onClick={() => setOpen(article)}>
              {article.title}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Dialog title={open?.title ?? ''} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open !== null && <Suggested line={open} onClose={() => setOpen(null)} onSolved={onSolved} />}
      </Dialog>
    </section>
  );
}

function Suggested({
  line: { id },
  onClose,
  onSolved,
}: {
  line: ArticleLine;
  onClose: () => void;
  onSolved: () => void;
}): ReactNode {
  const say = useTexts(suggestionTexts);
  const found = useQuery(knowledgeQueries.article(id));
  const help = useKnowledgeAct(`help ${id}`, (_: null, header) =>
    ask(api.PUT('/api/v1/articles/{article}/help', { params: { path: { article: id }, header } })),
  );
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Stack gap="md">
      <ArticleText text={found.data.text} />
      <ProblemNote problem={help.error} />
      <Group gap="sm">
        <Button loading={help.isPending} onClick={() => help.mutate(null, { onSuccess: onSolved })}>
          {say('solved')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('goOn')}
        </Button>
        <LinkTo to="/knowledge/$article" params={{ article: id }} size="sm" target="_blank">
          {say('whole')}
        </LinkTo>
      </Group>
    </Stack>
  );
}
