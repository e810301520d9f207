import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { overviewTexts, visitListTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { FactList } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { useLanguage, useTexts } from '../language/language';
import { spanIn } from '../time/format';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { Choices } from './choices';
import { Frame } from './frame';
import { Listing } from './listing';
import { overviewQueries } from './queries';
import { useDesk } from './use-desk';

const views = ['waiting-decision', 'overdue', 'at-risk', 'step-overdue', 'to-plan', 'all'] as const;

/** Visits that are late, near it, or wait for a decision; each leads to its ticket, where the decision is given. */
export function VisitsPage(): ReactNode {
  const say = useTexts(visitListTexts);
  const shared = useTexts(overviewTexts);
  const { desk } = useDesk();
  const search = useSearch({ from: '/signed-in/overview/visits' });
  const zone = useDeskZone(desk);
  const view = views.find((it) => it === search.view) ?? 'waiting-decision';
  const { about } = search;
  const { data: people = [] } = useQuery({ ...queries.people(desk), enabled: about !== undefined });
  const found = useInfiniteQuery(
    overviewQueries.visits({ desk, view, ...(about === undefined ? {} : { technician: about }) }),
  );
  return (
    <Frame part="visits">
      <Stack gap="md">
        <Choices
          to="/overview/visits"
          label={say('view')}
          names={views}
          chosen={view}
          titleOf={say}
          searchOf={(name) => ({ ...search, view: name })}
        />
        {about !== undefined && (
          <Group gap="xs">
            <Text size="sm">
              {say('only', { name: people.find(({ shortId }) => shortId === about)?.name ?? about })}
            </Text>
            <LinkTo to="/overview/visits" search={({ about: _before, ...rest }) => rest} size="sm">
              {shared('clear')}
            </LinkTo>
          </Group>
        )}
        <Listing
          found={found}
          label={say(view)}
          empty={{ title: say('empty') }}
          keyOf={({ id }) => id}
          draw={(visit) => <Visit visit={visit} zone={zone} />}
        />
      </Stack>
    </Frame>
  );
}

function Visit({ visit, zone }: { visit: Schemas['VisitLine']; zone: string | undefined }): ReactNode {
  const say = useTexts(visitListTexts);
  const shared = useTexts(overviewTexts);
  const language = useLanguage();
  const { ticket, site, slot, nextDue, stepDue, overdue, technician } = visit;
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="wrap">
        <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.tid }} fw={600}>
          {visit.number}
        </LinkTo>
        <bdi>{ticket.subject}</bdi>
        <Text size="sm" c="dimmed">
          {visit.stage.title}
          {ticket.ended === null ? '' : `, ${shared('closed')}`}
        </Text>
      </Group>
      <Text size="sm">
        <bdi>{site.address}</bdi>
      </Text>
      <FactList
        facts={[
          [
            say('technician'),
            <bdi>{technician === null ? say('noTechnician') : (technician.name ?? technician.shortId)}</bdi>,
          ],
          [say('slot'), slot === null ? null : spanIn(slot.from, slot.to, site.timeZone, language)],
          [
            say('due'),
            nextDue === null ? null : (
              <Text span size="sm" {...(overdue ? { c: 'var(--mantine-color-error)', fw: 600 } : {})}>
                <When at={nextDue} zone={zone} />
              </Text>
            ),
          ],
          [say('stepDue'), stepDue === null ? null : <When at={stepDue} zone={zone} />],
        ]}
      />
    </Stack>
  );
}
