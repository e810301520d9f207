import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { announcementQueries, type OwnAnnouncement } from './announcement-queries';
import { Span } from './span';
import { StageBadge } from './stage-badge';

/** What desks have told the reader, the latest first. */
export function MinePage(): ReactNode {
  const say = useTexts(announcementTexts);
  const found = useInfiniteQuery(announcementQueries.mine());
  const told = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={say('mine')} size="md">
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : told.length === 0 ? (
        <Empty title={say('mineNone')} hint={say('mineNoneHint')} />
      ) : (
        <Stack gap="xl">
          {told.map((each) => (
            <Told key={each.id} told={each} />
          ))}
          <MoreButton found={found} />
        </Stack>
      )}
    </Page>
  );
}

function Told({ told }: { told: OwnAnnouncement }): ReactNode {
  const say = useTexts(announcementTexts);
  const { aboutText, title, text, reason, from, to } = told;
  return (
    <article>
      <Title order={2} size="h4">
        {aboutText}: <bdi>{title}</bdi>
      </Title>
      <Text size="sm">
        <Span from={from} to={to} /> <StageBadge announcement={told} />
      </Text>
      {reason !== null && (
        <Text>
          {say('cancelled')} <bdi>{reason}</bdi>
        </Text>
      )}
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
    </article>
  );
}
