import { CloseButton, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { api, ask } from '../api/client';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { announcementQueries, type OwnAnnouncement } from './announcement-queries';
import classes from './bar.module.css';
import { Span } from './span';

/** What is now or comes soon, at the foot of every page, until it is put away: it moves nothing that somebody is about to press. */
export function AnnouncementBar(): ReactNode {
  const say = useTexts(announcementTexts);
  const { data = [] } = useQuery(announcementQueries.current());
  if (data.length === 0) return null;
  return (
    <aside className={`${classes['bar']} no-print`} aria-label={say('bar')}>
      {data.map((told) => (
        <One key={`${told.id} ${told.version}`} told={told} />
      ))}
    </aside>
  );
}

function One({
  told: { id, version, stage, about, aboutText, title, from, to },
}: {
  told: OwnAnnouncement;
}): ReactNode {
  const say = useTexts(announcementTexts);
  const client = useQueryClient();
  const { queryKey } = announcementQueries.current();
  const dismiss = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/me/announcements/{announcement}/dismissed', {
          params: { path: { announcement: id } },
          body: { version },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <Group className={classes['line'] ?? ''} data-about={about} wrap="nowrap" gap="xs">
      <Text size="sm" flex={1}>
        {stage === 'cancelled' && <>{say('cancelled')} </>}
        <LinkTo to="/announcements/mine" size="sm" c="inherit" underline="always">
          {aboutText}: <bdi>{title}</bdi>
        </LinkTo>{' '}
        <Span from={from} to={to} />
      </Text>
      <CloseButton
        aria-label={say('dismiss', { title })}
        disabled={dismiss.isPending}
        onClick={() => dismiss.mutate()}
      />
    </Group>
  );
}
