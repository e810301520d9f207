import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { dayChangeTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import classes from './rules.module.css';

type Day = Schemas['CalendarDay'];

/** A year beside another reading of it. */
export interface YearBeside {
  readonly changes: readonly Schemas['CalendarDayChange'][];
  readonly workingDays: { readonly before: number | null; readonly after: number | null };
}

/** What differs, day by day, and the working days of both. @param isPublished it holds by now: a draft only would */
export function DayChanges({ year, isPublished = false }: { year: YearBeside; isPublished?: boolean }): ReactNode {
  const say = useTexts(dayChangeTexts);
  const language = useLanguage();
  const { changes, workingDays } = year;
  const saidOf = ({ kindText, note }: Day): string => `${kindText}: ${note}`;
  const { before, after } = workingDays;
  const count = before === after ? 'workingDaysSame' : isPublished ? 'workingDaysNow' : 'workingDays';
  return (
    <>
      <Text size="sm" mb="xs">
        {say(count, { before, after })}
      </Text>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say(isPublished ? 'sameDays' : 'sameYear')}
        </Text>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{say('day')}</th>
              <th scope="col">{say('before')}</th>
              <th scope="col">{say(isPublished ? 'now' : 'after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.date}>
                <th scope="row">{dayIn(change.date, language, 'full')}</th>
                <td>{saidOf(change.before)}</td>
                <td>
                  <b>{saidOf(change.after)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
