import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { yearTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { useTexts } from '../language/language';
import { isStaff, useMe } from '../session/me';
import { When } from '../time/when';
import { DayChanges } from './day-changes';
import { publishesAt } from './rules-nav';
import { rulesQueries } from './rules-queries';

/** What was changed of a year, by whom and when: for the people of desks. */
export function YearHistory({ layer, year }: { layer: string; year: number }): ReactNode {
  const say = useTexts(yearTexts);
  const me = useMe();
  const found = useInfiniteQuery({ ...rulesQueries.history(layer, year), enabled: isStaff(me) });
  if (found.data === undefined) return null;
  const revisions = found.data.pages.flatMap(({ items }) => items);
  return (
    <Stack component="section" gap="md" aria-label={say('history')}>
      <Title order={3} size="h4">
        {say('history')}
      </Title>
      {revisions.map((revision) => (
        <Revision key={revision.revision} revision={revision} />
      ))}
      <MoreButton found={found} />
    </Stack>
  );
}

function Revision({ revision: told }: { revision: Schemas['CalendarYearRevision'] }): ReactNode {
  const say = useTexts(yearTexts);
  const me = useMe();
  const { revision, at, by, change, workingDays } = told;
  const name = say('revision', { revision });
  return (
    <article aria-label={name}>
      <Text size="sm" fw={600}>
        {change !== null && publishesAt(me, change.desk) ? (
          <LinkTo to="/rules/changes/$draft" params={{ draft: change.id }}>
            {name}
          </LinkTo>
        ) : (
          name
        )}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        <When at={at} />, <bdi>{by === null ? say('withProduct') : (by.name ?? by.id)}</bdi>
      </Text>
      {workingDays.before !== null && <DayChanges year={told} isPublished />}
    </article>
  );
}
