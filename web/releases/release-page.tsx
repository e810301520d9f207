import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { releasesTexts } from '../../texts/web/releases';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { ArticleText } from '../knowledge/article-text';
import { useKnowledgeAct } from '../knowledge/use-knowledge-act';
import { useKnowledgeDesk } from '../knowledge/use-knowledge-desk';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import { Defects } from './defects';
import { ReleaseForm } from './release-form';
import { releaseQueries, type Release } from './release-queries';
import { ReleaseDate } from './releases-page';

/** A release: what is new in it, whether it is out, and its defects. */
export function ReleasePage(): ReactNode {
  const { desk, release } = useParams({ from: '/signed-in/knowledge/releases/$desk/$release' });
  const found = useQuery(releaseQueries.one(desk, release));
  if (found.isPending) return <Loading />;
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Read release={found.data} />;
}

function Read({ release }: { release: Release }): ReactNode {
  const say = useTexts(releasesTexts);
  const { desks, writes } = useKnowledgeDesk(release.desk);
  const [isEdited, setIsEdited] = useState(false);
  return (
    <Page
      title={`${say('name')} ${release.name}`}
      aside={
        release.canChange &&
        !isEdited && (
          <Button variant="default" size="sm" onClick={() => setIsEdited(true)}>
            {say('edit')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Group gap="sm">
          <LinkTo to="/knowledge/releases" search={desks.length > 1 ? { desk: release.desk } : {}} size="sm">
            {say('toList')}
          </LinkTo>
          <Text size="sm" c="dimmed">
            <ReleaseDate release={release} />
          </Text>
        </Group>
        {isEdited ? (
          <ReleaseForm
            desk={release.desk}
            release={release}
            onDone={() => setIsEdited(false)}
            onCancel={() => setIsEdited(false)}
          />
        ) : release.changes.trim() === '' ? (
          <Text size="sm" c="dimmed">
            {say('noChanges')}
          </Text>
        ) : (
          <ArticleText text={release.changes} />
        )}
        {release.canChange && <Announce release={release} />}
        {writes && <Defects release={release} />}
      </Stack>
    </Page>
  );
}

/** Tells what waits for the release that it is out. */
function Announce({ release: { desk, name, publishedAt, waiting } }: { release: Release }): ReactNode {
  const say = useTexts(releasesTexts);
  const act = useKnowledgeAct(`publish ${desk} ${name}`, (_: null, header) =>
    ask(
      api.POST('/api/v1/desks/{desk}/releases/{release}/publication', {
        params: { path: { desk, release: name }, header },
      }),
    ),
  );
  const isOver = publishedAt !== null && (waiting ?? 0) === 0;
  return (
    <Stack gap="xs">
      {!isOver && (
        <Group gap="sm">
          <Button size="sm" loading={act.isPending} onClick={() => act.mutate(null)}>
            {say('publish')}
          </Button>
          <Text size="sm" c="dimmed">
            {say('publishHint', { count: waiting })}
          </Text>
        </Group>
      )}
      <Text size="sm" role="status">
        {act.data !== undefined && say('published', { told: act.data.told })}
      </Text>
      <ProblemNote problem={act.error} />
    </Stack>
  );
}
