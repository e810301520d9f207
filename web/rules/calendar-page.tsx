import { Alert, Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rulesTexts, yearTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { dayIn } from '../time/format';
import classes from './rules.module.css';
import { RulesNav, desksOf } from './rules-nav';
import { YearHistory } from './year-history';
import { rulesQueries } from './rules-queries';
import { Legend, YearGrid } from './year-grid';

type Year = Schemas['CalendarYearPage'];

/** Layers whose years are shown first: most desks go by them. */
const usual = ['ru', 'ru-ba'];

/** A year of an official calendar: twelve months, why each day is what it is, and by which act. */
export function CalendarPage(): ReactNode {
  const say = useTexts(yearTexts);
  const rules = useTexts(rulesTexts);
  const search = useSearch({ from: '/signed-in/rules/calendars' });
  const navigate = useNavigate();
  const known = useQuery(rulesQueries.years());
  const years = known.data ?? [];
  const layers = [...new Set(years.map(({ layer }) => layer))].sort((a, b) => placeOf(a) - placeOf(b));
  const layer = search.layer ?? layers[0];
  const ofLayer = years.filter((it) => it.layer === layer).map(({ year }) => year);
  const now = new Date().getFullYear();
  const year = search.year ?? (ofLayer.includes(now) ? now : ofLayer.at(-1));
  const desk = desksOf(useMe())[0];
  const go = (chosen: { layer?: string; year?: number }): void =>
    void navigate({ to: '/rules/calendars', search: { ...search, ...chosen } });
  return (
    <Page
      title={rules('calendars')}
      size="xl"
      aside={
        <Button
          variant="default"
          size="xs"
          className="no-print"
          leftSection={<Icon name="print" size={16} />}
          onClick={() => window.print()}
        >
          {rules('print')}
        </Button>
      }
    >
      {desk !== undefined && <RulesNav desk={desk} />}
      {known.isPending ? (
        <Loading />
      ) : known.data === undefined ? (
        <Failed problem={known.error} onRetry={() => void known.refetch()} />
      ) : layer === undefined || year === undefined ? (
        <Empty title={say('none')} />
      ) : (
        <Stack>
          <Group className="no-print" align="end">
            <NativeSelect
              label={say('choose')}
              value={layer}
              data={layers.map((value) => ({ value, label: years.find((it) => it.layer === value)?.of ?? value }))}
              onChange={(event) => go({ layer: event.currentTarget.value })}
            />
            <NativeSelect
              label={say('year')}
              value={year}
              data={ofLayer.map(String)}
              onChange={(event) => go({ layer, year: Number(event.currentTarget.value) })}
            />
          </Group>
          <WholeYear layer={layer} year={year} />
        </Stack>
      )}
    </Page>
  );
}

function placeOf(layer: string): number {
  const place = usual.indexOf(layer);
  return place === -1 ? usual.length : place;
}

function WholeYear({ layer, year }: { layer: string; year: number }): ReactNode {
  const say = useTexts(yearTexts);
  const found = useQuery(rulesQueries.year(layer, year));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const { of, status, revision, act, beneath, workingDays } = found.data;
  const isOfficial = status === 'official';
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Title order={2} size="h3">
          {say('title', { of, year })}
        </Title>
        {isOfficial && <Badge color="teal">{say('official')}</Badge>}
        <Badge color="gray">{say('revision', { revision })}</Badge>
      </Group>
      {!isOfficial && (
        <Alert color="yellow" variant="light">
          {say('provisional')}
        </Alert>
      )}
      <FactList names="max-content" facts={[[say('act'), act ?? say('noAct')]]} />
      <Text size="sm">
        {say('workingDays', { count: workingDays })}
        {beneath === null ? '' : `. ${say('beneath', { of: beneath })}`}
      </Text>
      <Legend />
      <YearGrid key={`${layer} ${year}`} year={year} days={found.data.days} />
      <SpecialDays days={found.data.days} />
      <YearHistory layer={layer} year={year} />
    </Stack>
  );
}

/** The days that are not as the week has them, in words: for whoever reads or prints rather than looks. */
function SpecialDays({ days }: { days: Year['days'] }): ReactNode {
  const say = useTexts(yearTexts);
  const language = useLanguage();
  const special = days.filter(({ kind, short }) => short || (kind !== 'working' && kind !== 'weekend'));
  return (
    <section aria-label={say('special')}>
      <Title order={3} size="h4" mb="xs">
        {say('special')}
      </Title>
      <table className={classes['table']}>
        <tbody>
          {special.map(({ date, kindText, note, short }) => (
            <tr key={date}>
              <th scope="row">{dayIn(date, language, 'short')}</th>
              <td>{short ? `${kindText}, ${say('short')}` : kindText}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
