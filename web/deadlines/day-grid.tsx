import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { accountTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import type { Account } from './account';
import classes from './day-grid.module.css';
import { useSpanText } from './span-text';

type AccountDay = Schemas['AccountDay'];

/** A short name of each day of the week, Monday first; 2024 began with one. */
function weekdays(language: string): readonly string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => name.format(Date.UTC(2024, 0, 1 + index)));
}

/** The column of a date in a week that begins on Monday, from 1. */
function columnOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/**
 * The days of a deadline as weeks on a wall: what counts, what does not, what stood and where it ends. For the eye; the table below
 * says the same in words.
 */
export function DayGrid({ account }: { account: Account }): ReactNode {
  const language = useLanguage();
  const lastCounted = account.days.findLastIndex(({ countedSeconds }) => countedSeconds > 0);
  return (
    <div className={classes['grid']} aria-hidden>
      {weekdays(language).map((name) => (
        <span key={name} className={classes['head']}>
          {name}
        </span>
      ))}
      {account.days.map((day, index) => (
        <Tile key={day.date} day={day} isFirst={index === 0} isLast={index === lastCounted} />
      ))}
    </div>
  );
}

function Tile({ day, isFirst, isLast }: { day: AccountDay; isFirst: boolean; isLast: boolean }): ReactNode {
  const language = useLanguage();
  const spanText = useSpanText();
  const { date, kind, countedSeconds, pausedSeconds } = day;
  const number = Number(date.slice(8));
  const showsMonth = isFirst || number === 1;
  return (
    <div
      className={classes['day']}
      data-kind={kind}
      data-paused={pausedSeconds > 0 || undefined}
      data-last={isLast || undefined}
      style={isFirst ? { gridColumnStart: columnOf(date) } : {}}
      title={`${dayIn(date, language, 'full')}: ${day.kindText}. ${day.note}`}
    >
      <span className={classes['date']}>
        {showsMonth
          ? new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
              new Date(`${date}T00:00:00Z`),
            )
          : number}
      </span>
      {countedSeconds > 0 && <span className={classes['span']}>{spanText(countedSeconds)}</span>}
    </div>
  );
}

/** What the colours mean. */
export function Legend(): ReactNode {
  const say = useTexts(accountTexts);
  const kinds = [
    ['working', say('legendWorking')],
    ['weekend', say('legendOff')],
    ['moved-working', say('legendMoved')],
    ['event-day', say('legendEvent')],
  ] as const;
  return (
    <Group gap="md" aria-hidden>
      {kinds.map(([kind, text]) => (
        <Group key={kind} gap={6} wrap="nowrap">
          <span className={classes['swatch']} data-kind={kind} />
          <Text size="xs">{text}</Text>
        </Group>
      ))}
      <Group gap={6} wrap="nowrap">
        <span className={classes['swatch']} data-kind="working" data-paused />
        <Text size="xs">{say('legendPaused')}</Text>
      </Group>
    </Group>
  );
}
