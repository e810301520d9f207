import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { articleTexts } from '../../texts/web/knowledge';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { FactList } from '../kit/fact-list';
import { ButtonTo, LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import { When } from '../time/when';
import { ArticleState } from './article-state';
import { ArticleText } from './article-text';
import { Comments } from './comments';
import classes from './knowledge.module.css';
import { knowledgeQueries, type Article } from './knowledge-queries';
import { useKnowledgeAct } from './use-knowledge-act';
import { useKnowledgeDesk } from './use-knowledge-desk';

/** An article as its reader has it (SK-21). */
export function ArticlePage(): ReactNode {
  const { article: id } = useParams({ from: '/signed-in/knowledge/$article' });
  const { version } = useSearch({ from: '/signed-in/knowledge/$article' });
  const found = useQuery(knowledgeQueries.article(id, version));
  if (found.isPending) return <Loading />;
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Read article={found.data} />;
}

function Read({ article }: { article: Article }): ReactNode {
  const say = useTexts(articleTexts);
  const { desk, desks } = useKnowledgeDesk(article.desk);
  return (
    <Page
      title={article.title}
      aside={
        article.canChange && (
          <ButtonTo to="/knowledge/$article/edit" params={{ article: article.id }} variant="default" size="sm">
            {say('edit')}
          </ButtonTo>
        )
      }
    >
      <Group gap="sm" mb="md">
        <LinkTo to="/knowledge" search={desks.length > 1 ? { desk } : {}} size="sm">
          {say('toList')}
        </LinkTo>
        <Text size="sm" c="dimmed">
          {article.label}
        </Text>
        {article.canChange && <ArticleState state={article.state} />}
      </Group>
      <div className={classes['split']}>
        <div>
          <article aria-label={article.title}>
            <ArticleText text={article.text} />
          </article>
          <Comments article={article} />
        </div>
        <Beside article={article} />
      </div>
    </Page>
  );
}

/** Who sees it, and for its writers what they can do with it. */
function Beside({ article }: { article: Article }): ReactNode {
  const say = useTexts(articleTexts);
  const { known, isStaff } = useKnowledgeDesk(article.desk);
  const topics = article.topics.map((code) => known?.topics.find((it) => it.code === code)?.title ?? code);
  const seen = article.shownVersion === null ? 'notShown' : article.audience === 'clients' ? 'forClients' : 'forDesk';
  return (
    <Stack component="aside" gap="lg" aria-label={say('facts')}>
      <FactList
        names="minmax(64px, max-content)"
        facts={[
          [say('who'), isStaff ? say(seen) : null],
          [say('topics'), topics.join(', ')],
          [
            say('written'),
            <>
              <When at={article.writtenAt} />
              {article.author !== null && (
                <>
                  , <bdi>{article.author.name ?? article.author.id}</bdi>
                </>
              )}
            </>,
          ],
          [
            say('use'),
            article.use === null ? null : (
              <>
                {say('helped', { count: article.use.helped })}
                <br />
                {say('ofTickets', { count: article.use.tickets })}
              </>
            ),
          ],
        ]}
      />
      {article.canChange && <Showing article={article} />}
      {article.canChange && <Versions article={article} />}
    </Stack>
  );
}

function Showing({ article: { id, version, readVersion, shownVersion } }: { article: Article }): ReactNode {
  const say = useTexts(articleTexts);
  const params = { path: { article: id } };
  const show = useKnowledgeAct(`show ${id}`, async (next: number | null, header) => {
    if (next === null) return void (await ask(api.DELETE('/api/v1/articles/{article}/shown', { params })));
    const asked = { params: { ...params, header }, body: { version: next } };
    await ask(api.PUT('/api/v1/articles/{article}/shown', asked));
  });
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {say('lastVersion', { version: readVersion, last: version })}.{' '}
        {shownVersion !== null && say('shownIs', { version: shownVersion })}
      </Text>
      <ProblemNote problem={show.error} />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={shownVersion === readVersion}
          loading={show.isPending && show.variables !== null}
          onClick={() => show.mutate(readVersion)}
        >
          {say('show')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={shownVersion === null}
          loading={show.isPending && show.variables === null}
          onClick={() => show.mutate(null)}
        >
          {say('takeBack')}
        </Button>
      </Group>
    </Stack>
  );
}

function Versions({ article: { id, readVersion, shownVersion } }: { article: Article }): ReactNode {
  const say = useTexts(articleTexts);
  const found = useInfiniteQuery(knowledgeQueries.versions(id));
  const versions = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="versions">
      <Title order={2} size="h5" id="versions">
        {say('versions')}
      </Title>
      <ul className={classes['lines']} aria-label={say('versions')}>
        {versions.map(({ version, author, writtenAt }) => (
          <li key={version} className={classes['line']}>
            <LinkTo
              to="/knowledge/$article"
              params={{ article: id }}
              search={{ version }}
              size="sm"
              fw={version === readVersion ? 600 : 400}
            >
              {say('version', { version })}
            </LinkTo>
            <Text size="sm" c="dimmed">
              <When at={writtenAt} />, <bdi>{author.name ?? author.id}</bdi>
              {version === shownVersion && ` · ${say('nowShown')}`}
              {version === readVersion && ` · ${say('readNow')}`}
            </Text>
          </li>
        ))}
      </ul>
      <MoreButton found={found} />
    </section>
  );
}
