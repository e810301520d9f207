import { Badge, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { reportTexts } from '../../texts/web/reports';
import { FactList } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { useLanguage, useTexts } from '../language/language';
import { Frame } from '../overview/frame';
import { Listing } from '../overview/listing';
import { monthText } from '../time/month-text';
import type { OverviewSearch } from '../overview/search';
import { useDesk } from '../overview/use-desk';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { Late, useLateText } from './late';
import { reportQueries, type ReportLine } from './queries';

const shownMonths = 12;

/** Reports of a desk, month by month: what is owed, what was handed in, and what was late (EA-6, SK-12). */
export function ReportsPage(): ReactNode {
  const say = useTexts(reportTexts);
  const language = useLanguage();
  const { desk } = useDesk();
  const { from: month } = useSearch({ from: '/signed-in/overview/reports' });
  const navigate = useNavigate({ from: '/overview/reports' });
  const zone = useDeskZone(desk);
  const found = useInfiniteQuery(reportQueries.list(desk, month));
  const months = lastMonths();
  return (
    <Frame part="reports">
      <Stack gap="md">
        <NativeSelect
          size="xs"
          w={{ base: '100%', xs: 200 }}
          label={say('month')}
          value={month ?? ''}
          data={[
            { value: '', label: say('all') },
            ...[...new Set([...(month === undefined ? [] : [month]), ...months])].map((each) => ({
              value: each,
              label: monthText(each, language),
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              search: ({ from: _before, ...rest }: OverviewSearch) => (value === '' ? rest : { ...rest, from: value }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <Listing
          found={found}
          label={say('reports')}
          empty={{ title: say('empty'), hint: say('emptyHint') }}
          keyOf={({ id }) => id}
          draw={(report) => <Line report={report} zone={zone} />}
        />
      </Stack>
    </Frame>
  );
}

function Line({ report, zone }: { report: ReportLine; zone: string | undefined }): ReactNode {
  const say = useTexts(reportTexts);
  const language = useLanguage();
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="wrap">
        <LinkTo
          to="/overview/reports/$report"
          params={{ report: report.id }}
          search={(before: OverviewSearch) => before}
          fw={600}
        >
          {monthText(report.month, language)}: {report.report.title}
        </LinkTo>
        <StageBadge report={report} />
      </Group>
      {report.part === 'report' && (
        <Text size="sm">
          <bdi>{report.service?.title ?? say('ofDesk')}</bdi>
        </Text>
      )}
      <ReportDates report={report} zone={zone} />
    </Stack>
  );
}

/** How a report stands; whether it is late, its dates say. */
export function StageBadge({ report: { stage } }: { report: Pick<ReportLine, 'stage'> }): ReactNode {
  const colour = { collecting: 'gray', due: 'yellow', 'handed-in': 'blue', published: 'green' }[stage.code];
  return (
    <Badge tt="none" color={colour} variant="light" autoContrast>
      {stage.title}
    </Badge>
  );
}

/** By when it is owed, when it was done, and how late that is. */
export function ReportDates({
  report,
  zone,
}: {
  report: Pick<ReportLine, 'due' | 'handedInAt' | 'publishedAt' | 'lateSeconds' | 'part'>;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(reportTexts);
  const lateText = useLateText();
  const { due, handedInAt, publishedAt, lateSeconds, part } = report;
  const done = part === 'summary' ? publishedAt : handedInAt;
  const late = lateSeconds !== null && (
    <Late>, {say(done === null ? 'lateSince' : 'late', { span: lateText(lateSeconds) })}</Late>
  );
  return (
    <FactList
      facts={[
        [
          say('due'),
          due === null ? (
            say('monthGoesOn')
          ) : (
            <>
              <When at={due} zone={zone} />
              {done === null && late}
            </>
          ),
        ],
        [
          say('handedIn'),
          handedInAt === null ? null : (
            <>
              <When at={handedInAt} zone={zone} />
              {late}
            </>
          ),
        ],
        [
          say('published'),
          publishedAt === null ? null : (
            <>
              <When at={publishedAt} zone={zone} />
              {part === 'summary' && late}
            </>
          ),
        ],
      ]}
    />
  );
}

function lastMonths(): readonly string[] {
  const now = new Date();
  return Array.from({ length: shownMonths }, (_, back) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
