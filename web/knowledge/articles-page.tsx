import { Badge, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { articlesTexts } from '../../texts/web/knowledge';
import { ButtonTo, LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { ArticleState } from './article-state';
import { KnowledgeNav } from './knowledge-nav';
import classes from './knowledge.module.css';
import { knowledgeQueries, type ArticleLine } from './knowledge-queries';
import type { ArticlesSearch } from './search';
import { SearchWords } from './search-words';
import { useKnowledgeDesk, type KnowledgeDesk } from './use-knowledge-desk';

const states = [
  ['draft', 'drafts'],
  ['shown', 'showns'],
  ['taken-back', 'takenBacks'],
] as const;

/** What a desk has answered before, by words and topics (SK-21, HT-18). */
export function ArticlesPage(): ReactNode {
  const say = useTexts(articlesTexts);
  const at = useKnowledgeDesk();
  const { desk, known, writes } = at;
  const { desk: _desk, ...search } = useSearch({ from: '/signed-in/knowledge' });
  const navigate = useNavigate({ from: '/knowledge' });
  const change = (next: ArticlesSearch): void => void navigate({ search: { desk, ...next }, replace: true });
  const found = useInfiniteQuery({
    ...knowledgeQueries.articles({ desk, ...search }),
    placeholderData: keepPreviousData,
  });
  const articles = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const { topic: _topic, ...withoutTopic } = search;
  const { state: _state, ...withoutState } = search;
  const { text: _text, ...withoutText } = search;
  return (
    <Page
      title={say('title')}
      aside={
        writes && (
          <ButtonTo to="/knowledge/new" search={{ desk }} size="sm">
            {say('write')}
          </ButtonTo>
        )
      }
    >
      <KnowledgeNav at={at} />
      <Stack gap="md">
        <Group gap="sm" align="end" wrap="wrap">
          <SearchWords
            key={desk}
            text={search.text ?? ''}
            onSearch={(text) => change(text === '' ? withoutText : { ...search, text })}
          />
          {(known?.topics.length ?? 0) > 1 && (
            <NativeSelect
              label={say('topic')}
              value={search.topic ?? ''}
              data={[
                { value: '', label: say('anyTopic') },
                ...(known?.topics ?? []).map(({ code, title }) => ({ value: code, label: title })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                change(value === '' ? withoutTopic : { ...search, topic: value })
              }
              style={{ flex: '1 1 180px' }}
            />
          )}
          {writes && (
            <NativeSelect
              label={say('state')}
              value={search.state ?? ''}
              data={[
                { value: '', label: say('anyState') },
                ...states.map(([value, name]) => ({ value, label: say(name) })),
              ]}
              onChange={({ currentTarget: { value } }) => {
                const chosen = states.find(([state]) => state === value)?.[0];
                change(chosen === undefined ? withoutState : { ...search, state: chosen });
              }}
              style={{ flex: '1 1 160px' }}
            />
          )}
        </Group>
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : articles.length === 0 ? (
          <Nothing at={at} isAsked={Object.keys(search).length > 0} />
        ) : (
          <>
            <ul className={classes['lines']} aria-label={say('list')}>
              {articles.map((article) => (
                <Line key={article.id} article={article} at={at} />
              ))}
            </ul>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
    </Page>
  );
}

/** Says what to do first, whoever reads it. */
function Nothing({ at: { desk, writes }, isAsked }: { at: KnowledgeDesk; isAsked: boolean }): ReactNode {
  const say = useTexts(articlesTexts);
  const file = (
    <ButtonTo to="/new" search={{ desk }} variant="default" mt="xs">
      {say('file')}
    </ButtonTo>
  );
  if (isAsked)
    return (
      <Empty title={say('notFound')} hint={say('notFoundHint')}>
        {file}
      </Empty>
    );
  if (!writes)
    return (
      <Empty title={say('noneClient')} hint={say('noneClientHint')}>
        {file}
      </Empty>
    );
  return (
    <Empty title={say('none')} hint={say('noneHint')}>
      <ButtonTo to="/knowledge/new" search={{ desk }} mt="xs">
        {say('write')}
      </ButtonTo>
    </Empty>
  );
}

function Line({ article, at: { known, isStaff } }: { article: ArticleLine; at: KnowledgeDesk }): ReactNode {
  const say = useTexts(articlesTexts);
  const topics = article.topics.map((code) => known?.topics.find((it) => it.code === code)?.title ?? code);
  return (
    <li className={classes['line']}>
      <div className={classes['main']}>
        <LinkTo to="/knowledge/$article" params={{ article: article.id }} fw={600}>
          {article.title}
        </LinkTo>
        <Text size="sm" c="dimmed">
          {[article.label, ...topics].join(' · ')}
        </Text>
      </div>
      {isStaff && (
        <Group gap="xs">
          {article.audience === 'desk' && (
            <Badge variant="default" size="sm">
              {say('deskOnly')}
            </Badge>
          )}
          <ArticleState state={article.state} />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {say('changed')} <When at={article.updatedAt} />
      </Text>
    </li>
  );
}
