import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import { api, ask } from '../api/client';
import { useWritten } from '../drafts/use-written';
import { ProblemNote } from '../kit/problem-note';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { Legend, YearGrid } from '../rules/year-grid';
import type { Seen, YearGiven } from './changes-queries';
import { ChosenDay, type Day } from './chosen-day';
import { DayChanges } from '../rules/day-changes';
import { withMove } from './year-moves';

const checkAfterMs = 150;

/** A year that is being drafted, for what can be done with it. */
export interface YearWritten {
  readonly year: YearGiven;
  /** It has no faults and is not as it counts now. */
  readonly isReady: boolean;
  /** What it is written over. */
  readonly seen: Seen;
  /** What is kept of it is of no use any more. */
  readonly done: () => void;
}

/** Twelve months to be changed: a day off is moved by two presses. What it comes to, the API says as one goes. */
export function YearEditor({
  layer,
  place,
  begin,
  seen: read,
  act,
}: {
  layer: string;
  place: string;
  begin: YearGiven;
  seen: Seen;
  act: (written: YearWritten) => ReactNode;
}): ReactNode {
  const say = useTexts(draftTexts);
  const [initial] = useState(begin);
  const [year, setYear, seen, done] = useWritten<YearGiven, Seen>(place, initial, read);
  const [chosen, setChosen] = useState<Day | null>(null);
  const [check, isFresh] = useYearCheck(layer, year);
  const found = check.data;
  const changed = useMemo(() => new Set(found?.changes.map(({ date }) => date)), [found]);
  const [sound, setSound] = useState<readonly Day[]>([]);
  // A year with faults has no days: the last that had none stay, so that the hand finds its place again.
  if (found !== undefined && found.days.length > 0 && found.days !== sound) setSound(found.days);

  const change = (next: YearGiven): void => {
    setYear(next);
    setChosen(null);
  };
  const press = (day: Day): void => {
    if (chosen === null) return setChosen(day);
    const [from, to] = isOff(chosen) ? [chosen, day] : [day, chosen];
    if (chosen.date !== day.date && isOff(from) && to.kind === 'working')
      return change(withMove(year, from.date, to.date));
    setChosen(chosen.date === day.date ? null : day);
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setChosen(null);
  };
  if (sound.length === 0 && check.isPending) return <Loading />;
  const faults = found?.faults ?? [];
  return (
    <Stack onKeyDown={cancel}>
      <Group align="end" justify="space-between">
        <NativeSelect
          label={say('status')}
          value={year.status}
          data={[
            { value: 'official', label: say('official') },
            { value: 'provisional', label: say('provisional') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ ...year, status: value === 'official' ? 'official' : 'provisional' })
          }
        />
        {act({
          year,
          isReady: isFresh && found !== undefined && faults.length === 0,
          seen,
          done,
        })}
      </Group>
      <Text size="sm" c="dimmed">
        {say('pressHint')}
      </Text>
      <ChosenDay key={chosen?.date ?? ''} day={chosen} year={year} onChange={change} onCancel={() => setChosen(null)} />
      <section aria-label={say('faults')} role="status">
        <ProblemNote problem={check.error} />
        {faults.map(({ path, message }) => (
          <Text key={`${path} ${message}`} size="sm" c="var(--mantine-color-error)">
            {dateAt(year, path)} {message}
          </Text>
        ))}
      </section>
      <Title order={2} size="h4">
        {say('byDays')}
      </Title>
      <Legend />
      <YearGrid year={year.year} days={sound} chosen={chosen?.date ?? null} changed={changed} onPress={press} />
      <section aria-label={say('differs')} aria-busy={!isFresh}>
        <Title order={2} size="h4" mb="xs">
          {say('differs')}
        </Title>
        {found !== undefined && faults.length === 0 && <DayChanges year={found} />}
      </section>
    </Stack>
  );
}

function isOff({ kind }: Day): boolean {
  return kind === 'weekend' || kind === 'holiday';
}

/** The date that a place of the year holds: `daysOffMoved.0.to`. */
function dateAt(year: YearGiven, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key] ?? null, year);
  return typeof found === 'string' ? `${found}:` : '';
}

/** Checks a year as it is edited. @returns the answer, and whether it is of what is drafted now */
function useYearCheck(layer: string, year: YearGiven) {
  const [asked] = useDebouncedValue(year, checkAfterMs);
  const check = useQuery({
    queryKey: ['rules', 'check-year', layer, asked],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/calendars/check', { body: { layer, year: asked }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
  return [check, asked === year && check.isSuccess && !check.isPlaceholderData] as const;
}
