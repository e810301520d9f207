import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { queries } from '../api/queries';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useLettersOf, useOutbox } from '../outbox/use-outbox';
import { useMe } from '../session/me';
import { dayIn } from '../time/format';
import { localOf } from '../time/local';
import { KeptSince } from './kept-since';
import { Contact } from './contact';
import { byDays, isOver, myVisits, type Visit, type VisitLine } from './my-visits';
import classes from './technician.module.css';
import { leaveAt, timesOf } from './times';
import { useVisitsAhead } from './use-visits-ahead';
import { Waiting } from './waiting';

/** A technician's days: what is left, today, and what comes, in the order of time. Read once, it opens without a network. */
export function DayPage(): ReactNode {
  const say = useTexts(technicianTexts);
  const language = useLanguage();
  const me = useMe();
  const found = useQuery(myVisits(me.timeZone));
  const { letters } = useOutbox();
  const own = me.memberships.filter(({ role }) => role === 'technician').map(({ shortId }) => shortId);
  const today = localOf(new Date().toISOString(), me.timeZone).slice(0, 10);
  const days = byDays(found.data ?? [], own, today);
  const near = days.flatMap(({ lines }) => lines).filter((line) => !isOver(line));
  useVisitsAhead(near);
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const titleOf = (day: string): string => {
    if (day === 'earlier') return say('unfinished');
    const written = dayIn(day, language, 'short');
    if (day === today) return `${say('today')}, ${written}`;
    return isTomorrow(day, today) ? `${say('tomorrow')}, ${written}` : written;
  };
  return (
    <Page title={say('title')} size="sm" aside={<Waiting letters={letters ?? []} />}>
      <Stack gap="lg">
        {found.isError && <KeptSince at={found.dataUpdatedAt} />}
        {near.length === 0 && days.every(({ lines }) => lines.length === 0) ? (
          <Empty title={say('none')} hint={say('noneHint')} />
        ) : (
          days.map(({ day, lines }) => (
            <section key={day} aria-label={titleOf(day)}>
              <Title order={2} size="h5" mb="xs">
                {titleOf(day)}
              </Title>
              {lines.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {say('noToday')}
                </Text>
              ) : (
                <Cards lines={lines} />
              )}
            </section>
          ))
        )}
      </Stack>
    </Page>
  );
}

function isTomorrow(day: string, today: string): boolean {
  return Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`) === 86_400_000;
}

function Cards({ lines }: { lines: readonly VisitLine[] }): ReactNode {
  // Only those that were read anyway: contact and way stand in them.
  const visits = useQueries({ queries: lines.map(({ number }) => ({ ...queries.visit(number), enabled: false })) });
  return (
    <ol className={classes['list']}>
      {lines.map((line, index) => (
        <li key={line.id}>
          <Card line={line} visit={visits[index]?.data} />
        </li>
      ))}
    </ol>
  );
}

const underWay: ReadonlySet<string> = new Set(['on-the-way', 'working']);

function Card({ line, visit }: { line: VisitLine; visit: Visit | undefined }): ReactNode {
  const say = useTexts(technicianTexts);
  const language = useLanguage();
  const letters = useLettersOf(line.number);
  const { slot, site, stage, number, ticket, waitsFor } = line;
  if (slot === null) return null;
  const leave = visit === undefined || isOver(line) ? null : leaveAt(visit, language);
  const reasons = isOver(line) ? [] : waitsFor.filter((reason) => reason !== 'act');
  return (
    <article
      className={classes['card']}
      data-over={isOver(line) || undefined}
      data-now={underWay.has(stage.code) || undefined}
      aria-label={say('visit', { number })}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <LinkTo to="/my-visits/$visit" params={{ visit: number }} className={classes['open'] ?? ''} underline="never">
          <span className={classes['time']}>{timesOf(slot, site.timeZone, language)}</span>
        </LinkTo>
        <Badge color={isOver(line) ? 'gray' : 'violet'}>{stage.title}</Badge>
      </Group>
      <Text fw={600}>
        <bdi>{site.address}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {number}, <bdi>{line.company.name}</bdi>
      </Text>
      <Text size="sm" lineClamp={2}>
        <bdi>{ticket.subject}</bdi>
      </Text>
      {leave !== null && (
        <Text size="sm">
          {say('leave')} {leave}
        </Text>
      )}
      {visit !== undefined && !isOver(line) && (
        <Text size="sm" component="div">
          <span className={classes['above']}>
            <Contact contact={visit.site.contact} />
          </span>
        </Text>
      )}
      {(reasons.length > 0 || stage.code === 'agreeing') && (
        <Group gap={6}>
          {stage.code === 'agreeing' && <Badge color="yellow">{say('offered')}</Badge>}
          {reasons.map((reason) => (
            <Badge key={reason} color="orange">
              {say(waits[reason])}
            </Badge>
          ))}
        </Group>
      )}
      <Waiting letters={letters} />
    </article>
  );
}

const waits = {
  ready: 'waitReady',
  parts: 'waitParts',
  spares: 'waitSpares',
  decision: 'waitDecision',
} as const;
