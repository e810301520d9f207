import { Button, Group as Row, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { overviewTexts } from '../../texts/web/overview';
import { timeTexts } from '../../texts/web/whose-time';
import { queries } from '../api/queries';
import { useLanguage, useTexts } from '../language/language';
import { monthText } from '../time/month-text';
import type { OverviewSearch } from './search';

export const timeFilters = ['from', 'to', 'topic', 'about', 'client'] as const;
type Filter = (typeof timeFilters)[number];
export type TimeFilter = { readonly [K in Filter]?: string };

/** The months that are offered: three years. */
const monthsOffered = 36;

/** What narrows the sums; all of it stands in the address. */
export function TimeFilters({
  desk,
  asked,
  shown,
  client,
}: {
  desk: string;
  asked: TimeFilter;
  /** The months that the answer is about. */
  shown: { readonly from: string; readonly to: string } | undefined;
  /** The name of the client that was chosen, where it is known. */
  client: string | undefined;
}): ReactNode {
  const say = useTexts(timeTexts);
  const shared = useTexts(overviewTexts);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/overview/time' });
  const { data: rules } = useQuery(queries.regulation(desk));
  const { data: people = [] } = useQuery(queries.people(desk));
  const change = (next: Partial<Record<Filter, string | undefined>>): void =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined),
        ) as OverviewSearch,
      replace: true,
      resetScroll: false,
    });
  const select = (key: Filter, label: string, options: readonly { value: string; label: string }[]): ReactNode => (
    <NativeSelect
      size="xs"
      w={{ base: '100%', xs: 170 }}
      label={label}
      value={asked[key] ?? shown?.[key as 'from' | 'to'] ?? ''}
      data={options}
      onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
    />
  );
  const all = { value: '', label: shared('all') };
  const named = [shown?.from, shown?.to].flatMap((month) => month ?? []);
  const months = [...new Set([...lastMonths(), ...named])]
    .sort()
    .reverse()
    .map((month) => ({ value: month, label: monthText(month, language) }));
  return (
    <Row gap="sm" align="end" className="no-print">
      {select('from', say('from'), months)}
      {select('to', say('to'), months)}
      {select('topic', say('topic'), [
        all,
        ...(rules?.topics ?? []).map(({ code, title }) => ({ value: code, label: title })),
      ])}
      {select('about', say('specialist'), [
        all,
        ...people.map(({ shortId, name }) => ({ value: shortId, label: name ?? shortId })),
      ])}
      {asked.client !== undefined &&
        select('client', say('client'), [all, { value: asked.client, label: client ?? say('chosenClient') }])}
      {Object.keys(asked).length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => change(Object.fromEntries(timeFilters.map((key) => [key, undefined])))}
        >
          {shared('clear')}
        </Button>
      )}
    </Row>
  );
}

function lastMonths(): readonly string[] {
  const now = new Date();
  return Array.from({ length: monthsOffered }, (_, ago) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1)).toISOString().slice(0, 7),
  );
}
