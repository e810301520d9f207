import { Group, NativeSelect, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { offerTexts } from '../../texts/web/visit-offer';
import { clientVisitTexts } from '../../texts/web/client-ticket';
import { useLanguage, useTexts } from '../language/language';
import { Clock, timeOn } from '../portal/visits/span-form';
import { zoneName } from '../time/format';
import type { BoardRow } from './board-words';
import classes from './board.module.css';
import type { Dropped } from './dropped';
import type { Choice } from './suggested';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));

/** A time that somebody names, as far as it is named. */
export interface OwnTimeValue {
  readonly technician: string;
  readonly day: string | null;
  readonly begin: string;
  readonly end: string;
  /** Null: it is not whole yet. */
  readonly choice: Choice | null;
}

/** What the form begins with. */
export function usualOwn({ technician, date }: Dropped): OwnTimeValue {
  return { technician: technician ?? '', day: date, begin: '', end: '', choice: null };
}

/** A technician, a day and times, by the clocks of a zone. */
export function OwnTime({
  value,
  zone,
  rows,
  onChange,
}: {
  value: OwnTimeValue;
  /** Of the site. */
  zone: string;
  rows: readonly BoardRow[];
  onChange: (value: OwnTimeValue) => void;
}): ReactNode {
  const say = useTexts(offerTexts);
  const span = useTexts(clientVisitTexts);
  const language = useLanguage();
  const change = (changes: Partial<OwnTimeValue>): void => {
    const next = { ...value, ...changes };
    const [from, to] = [timeOn(next.day, next.begin, zone), timeOn(next.day, next.end, zone)];
    const name = rows.find(({ technician }) => technician.shortId === next.technician)?.technician.name;
    const isWhole = name !== undefined && from !== null && to !== null && from < to;
    onChange({
      ...next,
      choice: isWhole ? { key: 'own', technician: next.technician, name, from, to } : null,
    });
  };
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), []);
  const isWrong = value.choice === null && value.day !== null && value.begin.length === 5 && value.end.length === 5;
  return (
    <div ref={frame} className={classes['own'] ?? ''}>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          size="sm"
          label={span('technician')}
          value={value.technician}
          data={[
            { value: '', label: say('choose') },
            ...rows.map(({ technician }) => ({ value: technician.shortId, label: technician.name })),
          ]}
          onChange={({ currentTarget }) => change({ technician: currentTarget.value })}
        />
        <Suspense fallback={null}>
          <DayInput size="sm" w={160} label={say('day')} value={value.day} onChange={(day) => change({ day })} />
        </Suspense>
        <Clock label={span('from')} value={value.begin} onChange={(begin) => change({ begin })} />
        <Clock label={span('to')} value={value.end} onChange={(end) => change({ end })} />
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {say('siteTime', { zone: zoneName(zone, language) })}
      </Text>
      {isWrong && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {span('badTime')}
        </Text>
      )}
    </div>
  );
}
