import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import classes from '../rules/rules.module.css';
import { dayIn } from '../time/format';

type Day = Schemas['CalendarDay'];

/** What differs from the year that counts now, day by day, and the working days of both. */
export function DayChanges({ check }: { check: Schemas['CalendarYearCheck'] }): ReactNode {
  const say = useTexts(draftTexts);
  const language = useLanguage();
  const { changes, workingDays } = check;
  const saidOf = ({ kindText, note }: Day): string => `${kindText}: ${note}`;
  return (
    <>
      <Text size="sm" mb="xs">
        {say(workingDays.before === workingDays.after ? 'workingDaysSame' : 'workingDays', workingDays)}
      </Text>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('sameYear')}
        </Text>
      ) : (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{say('day')}</th>
              <th scope="col">{say('before')}</th>
              <th scope="col">{say('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ date, before, after }) => (
              <tr key={date}>
                <th scope="row">{dayIn(date, language, 'full')}</th>
                <td>{saidOf(before)}</td>
                <td>
                  <b>{saidOf(after)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
