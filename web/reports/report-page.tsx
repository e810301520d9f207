import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { reportTexts } from '../../texts/web/reports';
import { DayTable } from '../deadlines/day-table';
import { FactList } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { Frame } from '../overview/frame';
import listing from '../overview/listing.module.css';
import { monthText } from '../time/month-text';
import type { OverviewSearch } from '../overview/search';
import { useDesk } from '../overview/use-desk';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { Figures } from './figures';
import { HandIn } from './hand-in';
import { reportQueries, type Report } from './queries';
import { ReportDates, StageBadge } from './reports-page';

/** One report: by when and why, its figures, what was said; of a summary, how each service stands and who was missing. */
export function ReportPage(): ReactNode {
  const { report: id } = useParams({ from: '/signed-in/overview/reports/$report' });
  const { desk } = useDesk();
  const found = useQuery(reportQueries.one(desk, id));
  return (
    <Frame part="reports">
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Shown report={found.data} desk={desk} />
      )}
    </Frame>
  );
}

function Shown({ report, desk }: { report: Report; desk: string }): ReactNode {
  const say = useTexts(reportTexts);
  const language = useLanguage();
  const zone = useDeskZone(desk);
  const name = `${report.report.title}, ${monthText(report.month, language)}`;
  return (
    <Stack gap="lg">
      <Stack gap="xs" component="section" aria-label={name}>
        <Title order={2} size="h4">
          {name}
        </Title>
        {report.part === 'report' && (
          <Text>
            <bdi>{report.service?.title ?? say('ofDesk')}</bdi>
          </Text>
        )}
        <div>
          <StageBadge report={report} />
        </div>
        <ReportDates report={report} zone={zone} />
        <Why report={report} desk={desk} />
      </Stack>
      {report.part === 'summary' && <Services report={report} zone={zone} />}
      {report.part === 'report' && <Figures report={report} />}
      <HandIn report={report} desk={desk} />
      <History report={report} zone={zone} />
    </Stack>
  );
}

/** Day by day, why it is due then. */
function Why({ report, desk }: { report: Report; desk: string }): ReactNode {
  const say = useTexts(reportTexts);
  const clock = report.clocks.at(-1);
  const found = useQuery({
    ...reportQueries.account(desk, report.id, clock?.code ?? ''),
    enabled: clock !== undefined,
  });
  if (clock === undefined) return null;
  return (
    <details>
      <summary>
        {say('account')}: {clock.limit.text}
      </summary>
      {found.data !== undefined && (
        <Stack gap="xs" mt="xs">
          <FactList facts={[[say('paragraph'), found.data.sourceText]]} />
          <DayTable account={found.data} />
        </Stack>
      )}
    </details>
  );
}

function Services({ report, zone }: { report: Report; zone: string | undefined }): ReactNode {
  const say = useTexts(reportTexts);
  const missing = report.missing?.map(({ title }) => title).join(', ');
  return (
    <section aria-label={say('reports')}>
      <Title order={3} size="h5">
        {say('reports')}
      </Title>
      {missing !== undefined && (
        <Text size="sm" fw={600}>
          {missing === '' ? say('noneMissing') : say('missing', { list: missing })}
        </Text>
      )}
      <ul className={listing['lines']}>
        {report.reports.map((each) => (
          <li key={each.id} className={listing['line']}>
            <Stack gap={6}>
              <span>
                <LinkTo
                  to="/overview/reports/$report"
                  params={{ report: each.id }}
                  search={(before: OverviewSearch) => before}
                  fw={600}
                >
                  {each.service?.title ?? say('ofDesk')}
                </LinkTo>{' '}
                <StageBadge report={each} />
              </span>
              <ReportDates report={each} zone={zone} />
            </Stack>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ report, zone }: { report: Report; zone: string | undefined }): ReactNode {
  const say = useTexts(reportTexts);
  return (
    <section aria-label={say('history')}>
      <Title order={3} size="h5">
        {say('history')}
      </Title>
      <ul className={listing['lines']}>
        {report.history.map(({ at, act, title, by, text }) => (
          <li key={`${at} ${act}`} className={listing['line']}>
            <Text size="sm">
              <When at={at} zone={zone} />: {title}
              {by !== null && (
                <>
                  , <bdi>{by.name ?? by.shortId}</bdi>
                </>
              )}
            </Text>
            {text !== null && (
              <Text size="sm" className="words" my={4}>
                <bdi>{text}</bdi>
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
