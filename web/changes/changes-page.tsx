import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { changesTexts } from '../../texts/web/changes';
import { ButtonTo, LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { MoreButton } from '../kit/more-button';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import classes from '../rules/rules.module.css';
import { RulesNav, desksOf, publishesAt } from '../rules/rules-nav';
import { useMe } from '../session/me';
import { When } from '../time/when';
import { changesQueries, type DraftLine } from './changes-queries';
import { StageBadge } from './stage-badge';

const stages = ['draft', 'rehearsing', 'waiting', 'moving', 'done', 'withdrawn'] as const;

/** Changes of the rules of a desk, drafted and published. */
export function ChangesPage(): ReactNode {
  const say = useTexts(changesTexts);
  const search = useSearch({ from: '/signed-in/rules/changes' });
  const navigate = useNavigate();
  const me = useMe();
  const desk = search.desk ?? desksOf(me).find((code) => publishesAt(me, code)) ?? '';
  const { stage } = search;
  const found = useInfiniteQuery({
    ...changesQueries.list({ desk, ...(stage === undefined ? {} : { stage }) }),
    enabled: publishesAt(me, desk),
  });
  if (!publishesAt(me, desk)) return <NothingHere />;
  const changes = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={say('title')} size="lg">
      <RulesNav
        desk={desk}
        onDesk={(chosen) => void navigate({ to: '/rules/changes', search: { ...search, desk: chosen } })}
      />
      <Stack>
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        <Group gap="xs">
          <ButtonTo to="/rules/changes/new" search={{ desk, kind: 'calendar-year' }} size="xs">
            {say('newYear')}
          </ButtonTo>
          <ButtonTo to="/rules/changes/new" search={{ desk, kind: 'contract' }} size="xs" variant="default">
            {say('newContract')}
          </ButtonTo>
          <ButtonTo to="/rules/changes/new" search={{ desk, kind: 'regulation' }} size="xs" variant="default">
            {say('newRegulation')}
          </ButtonTo>
        </Group>
        <NativeSelect
          label={say('stage')}
          size="xs"
          w={220}
          value={stage ?? ''}
          data={[{ value: '', label: say('anyStage') }, ...stages.map((value) => ({ value, label: say(value) }))]}
          onChange={({ currentTarget: { value } }) => {
            const chosen = stages.find((it) => it === value);
            void navigate({
              to: '/rules/changes',
              search: { desk, ...(chosen === undefined ? {} : { stage: chosen }) },
              replace: true,
            });
          }}
        />
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : changes.length === 0 ? (
          <Empty title={say('none')} hint={say('noneHint')} />
        ) : (
          <>
            <table className={classes['table']} aria-label={say('title')}>
              <thead>
                <tr>
                  <th scope="col">{say('what')}</th>
                  <th scope="col">{say('stage')}</th>
                  <th scope="col">{say('when')}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <Row key={change.id} change={change} />
                ))}
              </tbody>
            </table>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Row({ change }: { change: DraftLine }): ReactNode {
  return (
    <tr>
      <td>
        <LinkTo to="/rules/changes/$draft" params={{ draft: change.id }}>
          {change.about.title}
        </LinkTo>
      </td>
      <td>
        <StageBadge change={change} />
      </td>
      <td>
        <Text size="sm">
          <When at={change.updatedAt} />, <bdi>{change.begunBy.name ?? change.begunBy.id}</bdi>
        </Text>
      </td>
    </tr>
  );
}
