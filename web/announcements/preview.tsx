import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { announcementQueries, type PlanGiven } from './announcement-queries';

/** Whom a plan reaches now and until when it has to be announced; it stands below all that is pressed. */
export function Preview({ plan }: { plan: PlanGiven | null }): ReactNode {
  const say = useTexts(announcementTexts);
  const found = useQuery({ ...announcementQueries.preview(plan), placeholderData: keepPreviousData });
  if (plan === null) return <Text c="dimmed">—</Text>;
  if (found.data === undefined)
    return found.error === null ? <Text c="dimmed">…</Text> : <ProblemNote problem={found.error} />;
  const { count, people, announceBy, inTime } = found.data;
  return (
    <div role="status">
      <Text size="sm">
        {say('announceBy')}: {announceBy === null ? say('atOnce') : <When at={announceBy} />}
      </Text>
      {!inTime && <Text size="sm">{say('tooLate')}</Text>}
      <Text size="sm">{say('reached', { count })}</Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {people.map(({ id, name }) => name ?? id).join(', ')}
        {count > people.length && <> {say('reachedMore', { count: count - people.length })}</>}
      </Text>
    </div>
  );
}
