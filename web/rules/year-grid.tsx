import { Group, Text } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { yearTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import classes from './year-grid.module.css';

type Day = Schemas['CalendarDay'];

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const months = Array.from({ length: 12 }, (_, index) => index);

/** Twelve months. One day is a tab stop, the arrows go on from it; what the day is and why stands above. */
export function YearGrid({
  year,
  days,
  chosen = null,
  changed,
  onPress,
}: {
  year: number;
  days: readonly Day[];
  /** The day that was pressed first, of two. */
  chosen?: string | null;
  /** Days that are otherwise than before. */
  changed?: ReadonlySet<string>;
  /** Where a year is edited. */
  onPress?: (day: Day) => void;
}): ReactNode {
  const say = useTexts(yearTexts);
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
  const today = new Date().toISOString().slice(0, 10);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      days.findIndex(({ date }) => date === today),
    ),
  );
  const shown = days[active];
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(active + step, 0), days.length - 1);
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${days[next]?.date ?? ''}"]`)?.focus();
  };
  return (
    <div>
      <p className={`${classes['told']} no-print`} aria-hidden>
        {shown !== undefined && <b>{dayIn(shown.date, language, 'full')} — </b>}
        {shown !== undefined && saidOf(shown, say('short'))}
      </p>
      <Text size="xs" c="dimmed" mb="xs" className="no-print">
        {onPress === undefined ? say('keys') : null}
      </Text>
      <div ref={grid} className={classes['year']} role="group" aria-label={String(year)} onKeyDown={move}>
        {months.map((month) => (
          <Month
            key={month}
            year={year}
            month={month}
            days={days}
            active={active}
            onShow={setActive}
            chosen={chosen}
            changed={changed}
            onPress={onPress}
            labelOf={(day) => `${dayIn(day.date, language, 'full')} — ${saidOf(day, say('short'))}`}
          />
        ))}
      </div>
    </div>
  );
}

function saidOf({ kindText, note, short }: Day, shorter: string): string {
  return `${short ? `${kindText}, ${shorter}` : kindText}: ${note}`;
}

function Month({
  year,
  month,
  days,
  active,
  onShow,
  chosen,
  changed,
  onPress,
  labelOf,
}: {
  year: number;
  month: number;
  days: readonly Day[];
  active: number;
  onShow: (index: number) => void;
  chosen: string | null;
  changed: ReadonlySet<string> | undefined;
  onPress: ((day: Day) => void) | undefined;
  labelOf: (day: Day) => string;
}): ReactNode {
  const language = useLanguage();
  const first = new Date(Date.UTC(year, month, 1));
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(first);
  const prefix = first.toISOString().slice(0, 7);
  const start = days.findIndex(({ date }) => date.startsWith(prefix));
  const own = days.filter(({ date }) => date.startsWith(prefix));
  return (
    <section className={classes['month']} aria-label={name}>
      <h3 className={classes['name']}>{name}</h3>
      <div className={classes['days']}>
        {weekdays(language).map((day) => (
          <span key={day} className={classes['weekday']} aria-hidden>
            {day}
          </span>
        ))}
        {own.map((day, index) => {
          const place = start + index;
          return (
            <button
              key={day.date}
              type="button"
              className={classes['day']}
              data-date={day.date}
              data-kind={day.kind}
              data-short={day.short || undefined}
              data-changed={changed?.has(day.date) || undefined}
              aria-pressed={onPress === undefined ? undefined : day.date === chosen}
              onClick={() => onPress?.(day)}
              tabIndex={place === active ? 0 : -1}
              style={index === 0 ? { gridColumnStart: ((first.getUTCDay() + 6) % 7) + 1 } : {}}
              aria-label={labelOf(day)}
              title={labelOf(day)}
              onFocus={() => onShow(place)}
              onMouseEnter={() => onShow(place)}
            >
              {index + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** A short name of each day of the week, Monday first; 2024 began with one. */
function weekdays(language: string): readonly string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => name.format(Date.UTC(2024, 0, 1 + index)));
}

/** What colours and signs mean. */
export function Legend(): ReactNode {
  const say = useTexts(yearTexts);
  const kinds = [
    ['working', 'working'],
    ['weekend', 'weekend'],
    ['holiday', 'holiday'],
    ['moved-off', 'movedOff'],
    ['moved-working', 'movedWorking'],
  ] as const;
  return (
    <Group gap="md" aria-label={say('legend')} role="group">
      {kinds.map(([kind, text]) => (
        <Sign key={kind} kind={kind} text={say(text)} />
      ))}
      <Sign kind="working" short text={`${say('short')}. ${say('shortNote')}`} />
    </Group>
  );
}

function Sign({ kind, short, text }: { kind: Day['kind']; short?: boolean; text: string }): ReactNode {
  return (
    <Group gap={6} wrap="nowrap">
      <span className={`${classes['day']} ${classes['swatch']}`} data-kind={kind} data-short={short} aria-hidden />
      <Text size="xs">{text}</Text>
    </Group>
  );
}
