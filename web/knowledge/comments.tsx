import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { articleTexts } from '../../texts/web/knowledge';
import { api, ask } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { Linked } from '../kit/linked';
import { MoreButton } from '../kit/more-button';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './knowledge.module.css';
import { knowledgeQueries, type Article } from './knowledge-queries';
import { useKnowledgeAct } from './use-knowledge-act';

/** What readers say of an article, and a word of one's own (SK-21). */
export function Comments({ article: { id, label } }: { article: Article }): ReactNode {
  const say = useTexts(articleTexts);
  const found = useInfiniteQuery(knowledgeQueries.comments(id));
  const [text, write, done] = useDraft(`comment ${label} ${id}`, '');
  const [isSaid, setIsSaid] = useState(false);
  const send = useKnowledgeAct(`comment ${id}`, (words: string, header) =>
    ask(
      api.POST('/api/v1/articles/{article}/comments', {
        params: { path: { article: id }, header },
        body: { text: words },
      }),
    ),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '' || send.isPending) return;
    send.mutate(text, {
      onSuccess: () => {
        done();
        setIsSaid(true);
      },
    });
  };
  const comments = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack component="section" gap="sm" aria-labelledby="comments" mt="xl">
      <Title order={2} size="h4" id="comments">
        {say('comments')}
      </Title>
      <form onSubmit={submit}>
        <Stack gap="xs">
          <Textarea
            label={say('comment')}
            description={say('commentHint')}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={5_000}
            value={text}
            onChange={({ currentTarget: { value } }) => {
              setIsSaid(false);
              write(value);
            }}
          />
          <ProblemNote problem={send.error} />
          <Group gap="sm">
            <Button type="submit" size="sm" variant="default" loading={send.isPending} disabled={text.trim() === ''}>
              {say('say')}
            </Button>
            <Text size="sm" role="status">
              {isSaid ? say('said') : null}
            </Text>
          </Group>
        </Stack>
      </form>
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : comments.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noComments')}
        </Text>
      ) : (
        <>
          <ul className={classes['lines']} aria-label={say('comments')}>
            {comments.map(({ id: comment, author, company, version, text: words, at }) => (
              <li key={comment} className={classes['line']}>
                <div className={classes['main']}>
                  <Text size="sm" c="dimmed">
                    <bdi>{author.name ?? say('ofDesk')}</bdi>, <bdi>{company?.name ?? say('ofDesk')}</bdi>,{' '}
                    {say('toVersion', { version })} · <When at={at} />
                  </Text>
                  <Text size="sm" className="words">
                    <Linked text={words} />
                  </Text>
                </div>
              </li>
            ))}
          </ul>
          <MoreButton found={found} />
        </>
      )}
    </Stack>
  );
}
