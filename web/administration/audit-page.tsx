import { Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { administrationTexts, auditTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './administration.module.css';
import { AuditChange } from './audit-change';
import { useDesk, useDeskZone } from './desk';
import { Paged } from './paged';
import { administered } from './queries';
import type { AdministrationSearch } from './search';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));

const date = /^\d{4}-\d\d-\d\d$/;

/** The record of a desk: who did what, how it was and how it is. */
export function AuditPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const audit = useTexts(auditTexts);
  const { desk, keep } = useDesk();
  const search = useSearch({ from: '/signed-in/administration' });
  const navigate = useNavigate();
  const { subject, person } = search;
  const [from, to] = [search.from, search.to].map((day) => (date.test(day ?? '') ? day : undefined));
  const filter = {
    ...(subject === undefined ? {} : { subject }),
    ...(person === undefined ? {} : { person }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const found = useInfiniteQuery({ ...administered.audit(desk, filter), placeholderData: keepPreviousData });
  const go = (next: AdministrationSearch): void =>
    void navigate({ to: '/administration/audit', search: { ...keep, ...filter, ...next }, replace: true });
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Page title={say('audit')}>
      <Stack gap="md">
        <Text c="dimmed">{audit('hint')}</Text>
        <Group gap="sm" align="end" role="search">
          <Suspense fallback={null}>
            <DateField label={audit('from')} value={from} onChange={(day) => go({ from: day })} />
            <DateField label={audit('to')} value={to} onChange={(day) => go({ to: day })} />
          </Suspense>
          {isNarrowed && (
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/administration/audit', search: keep, replace: true })}
            >
              {audit('everything')}
            </Button>
          )}
        </Group>
        {(subject !== undefined || person !== undefined) && (
          <Text size="sm" c="dimmed">
            {audit(subject === undefined ? 'by' : 'of')}
          </Text>
        )}
        <Paged
          found={found}
          label={say('audit')}
          empty={
            isNarrowed ? (
              <Empty title={say('nothingFound')} hint={say('nothingFoundHint')} />
            ) : (
              <Empty title={audit('empty')} hint={audit('emptyHint')} />
            )
          }
        >
          {(line) => <Line key={line.id} line={line} desk={desk} />}
        </Paged>
      </Stack>
    </Page>
  );
}

function Line({ line, desk }: { line: Schemas['AuditLine']; desk: string }): ReactNode {
  const { keep } = useDesk();
  const zone = useDeskZone(desk);
  const { subject, by, title, at } = line;
  return (
    <li className={classes['line']}>
      <div className={classes['who']} style={{ flexBasis: '100%' }}>
        <Text fw={600} component="div">
          {title}:{' '}
          <LinkTo to="/administration/audit" search={{ ...keep, subject: subject.id }}>
            <bdi>{subject.name}</bdi>
          </LinkTo>
        </Text>
        <Text size="sm" c="dimmed" component="div">
          <When at={at} zone={zone} />
          {' · '}
          <LinkTo to="/administration/audit" search={{ ...keep, person: by.id }} size="sm">
            <bdi>{by.name}</bdi>
          </LinkTo>
        </Text>
        <AuditChange before={line.before} after={line.after} called={subject.name} />
      </div>
    </li>
  );
}

function DateField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}): ReactNode {
  return <DayInput w={180} label={label} value={value ?? null} onChange={(day) => onChange(day ?? '')} />;
}
