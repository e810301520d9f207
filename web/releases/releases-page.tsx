import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { releasesTexts } from '../../texts/web/releases';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { KnowledgeNav } from '../knowledge/knowledge-nav';
import classes from '../knowledge/knowledge.module.css';
import { useKnowledgeDesk } from '../knowledge/use-knowledge-desk';
import { useTexts } from '../language/language';
import { Day, When } from '../time/when';
import { ReleaseForm } from './release-form';
import { releaseQueries, type Release } from './release-queries';

/** The register of a desk's releases (EA-8). */
export function ReleasesPage(): ReactNode {
  const say = useTexts(releasesTexts);
  const at = useKnowledgeDesk();
  const navigate = useNavigate();
  const { desk, leads } = at;
  const found = useInfiniteQuery(releaseQueries.list(desk));
  const [isNew, setIsNew] = useState(false);
  const releases = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const add = (
    <Button size="sm" onClick={() => setIsNew(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} aside={leads && add}>
      <KnowledgeNav at={at} />
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : releases.length === 0 ? (
          <Empty title={say('none')} hint={say(leads ? 'noneHint' : 'noneReader')} />
        ) : (
          <>
            <table className={classes['table']} aria-label={say('list')}>
              <thead>
                <tr>
                  <th scope="col">{say('name')}</th>
                  <th scope="col">{say('date')}</th>
                  {at.isStaff && <th scope="col">{say('defects')}</th>}
                </tr>
              </thead>
              <tbody>
                {releases.map((release) => (
                  <Row key={release.name} release={release} isStaff={at.isStaff} />
                ))}
              </tbody>
            </table>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
      <Dialog title={say('newTitle')} isOpen={isNew} onClose={() => setIsNew(false)}>
        <ReleaseForm
          desk={desk}
          release={null}
          onCancel={() => setIsNew(false)}
          onDone={({ name }) =>
            void navigate({ to: '/knowledge/releases/$desk/$release', params: { desk, release: name } })
          }
        />
      </Dialog>
    </Page>
  );
}

function Row({ release, isStaff }: { release: Release; isStaff: boolean }): ReactNode {
  const say = useTexts(releasesTexts);
  const { desk, name, found, mends, waiting } = release;
  const counts = [
    found !== null && found > 0 && say('found', { count: found }),
    mends !== null && mends > 0 && say('mends', { count: mends }),
    waiting !== null && waiting > 0 && say('waiting', { count: waiting }),
  ].filter(Boolean);
  return (
    <tr>
      <td>
        <LinkTo to="/knowledge/releases/$desk/$release" params={{ desk, release: name }} fw={600} inherit>
          {name}
        </LinkTo>
      </td>
      <td>
        <ReleaseDate release={release} />
      </td>
      {isStaff && <td>{counts.length === 0 ? '—' : counts.join(', ')}</td>}
    </tr>
  );
}

/** When a release came out, or is expected. */
export function ReleaseDate({ release: { publishedAt, expectedOn } }: { release: Release }): ReactNode {
  const say = useTexts(releasesTexts);
  if (publishedAt !== null)
    return (
      <>
        {say('out')} <When at={publishedAt} />
      </>
    );
  return expectedOn === null ? (
    say('noDate')
  ) : (
    <>
      {say('planned')} <Day date={expectedOn} />
    </>
  );
}
