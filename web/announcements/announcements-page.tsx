import { NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { queries } from '../api/queries';
import { ButtonTo, LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { WideTable } from '../kit/wide-table';
import { useTexts } from '../language/language';
import classes from '../rules/rules.module.css';
import { deskWideDesks } from '../session/leading';
import { plansVisits, useMe } from '../session/me';
import { announcementQueries, type AnnouncementLine } from './announcement-queries';
import { Span } from './span';
import { StageBadge } from './stage-badge';

/** Announcements of a desk, the latest first. */
export function AnnouncementsPage(): ReactNode {
  const say = useTexts(announcementTexts);
  const search = useSearch({ from: '/signed-in/announcements' });
  const navigate = useNavigate();
  const me = useMe();
  const desks = deskWideDesks(me);
  const desk = desks.find((code) => code === search.desk) ?? desks[0] ?? '';
  const titles = useQuery({ ...queries.desks(), enabled: desks.length > 1 }).data?.items ?? [];
  const found = useInfiniteQuery(announcementQueries.list(desk));
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const write = plansVisits(me) ? (
    <ButtonTo to="/announcements/new" search={{ desk }}>
      {say('write')}
    </ButtonTo>
  ) : null;
  return (
    <Page title={say('title')} size="lg" aside={write}>
      <Stack>
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        {desks.length > 1 && (
          <NativeSelect
            label={say('desk')}
            size="xs"
            w={260}
            value={desk}
            data={desks.map((value) => ({ value, label: titles.find(({ code }) => code === value)?.title ?? value }))}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ to: '/announcements', search: { desk: value }, replace: true })
            }
          />
        )}
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : lines.length === 0 ? (
          <Empty title={say('none')} hint={say('noneHint')} />
        ) : (
          <>
            <WideTable label={say('title')}>
              <table className={classes['table']} aria-label={say('title')}>
                <thead>
                  <tr>
                    <th scope="col">{say('name')}</th>
                    <th scope="col">{say('state')}</th>
                    <th scope="col">{say('when')}</th>
                    <th scope="col">{say('next')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <Row key={line.id} line={line} />
                  ))}
                </tbody>
              </table>
            </WideTable>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Row({ line }: { line: AnnouncementLine }): ReactNode {
  const { id, number, aboutText, title, nextStep } = line;
  return (
    <tr>
      <td>
        <LinkTo to="/announcements/$announcement" params={{ announcement: id }}>
          № {number} <bdi>{title}</bdi>
        </LinkTo>
        <Text size="xs" c="dimmed">
          {aboutText}
        </Text>
      </td>
      <td>
        <StageBadge announcement={line} />
      </td>
      <td>
        <Span from={line.from} to={line.to} />
      </td>
      <td>{nextStep === null ? '—' : nextStep.text}</td>
    </tr>
  );
}
