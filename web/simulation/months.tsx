import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { simulationTexts } from '../../texts/simulation';
import { simulationPageTexts } from '../../texts/web/simulation';
import { useLanguage, useTexts } from '../language/language';
import { Legend } from './legend';
import { useCount } from './numbers';
import classes from './simulation.module.css';
import type { PlayedYear } from './year-query';

type Month = PlayedYear['months'][number];

const tones = ['running', 'missed', 'kept'] as const;

/** The months of the year as columns, and the same as a table for those who do not see them. */
export function Months({ months }: { months: readonly Month[] }): ReactNode {
  const say = useTexts(simulationTexts);
  const page = useTexts(simulationPageTexts);
  const language = useLanguage();
  const count = useCount();
  const id = useId();
  const most = Math.max(1, ...months.map(({ promised }) => promised));
  const nameOf = (month: string, length: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
      .format(new Date(`${month}-01T00:00:00Z`))
      .replace('.', '');
  const columns = ['filed', 'closed', 'promised', 'kept', 'missed', 'running'] as const;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {page('monthChart')}
      </Title>
      <Legend names={[say('kept'), say('missed'), say('running')]} />
      <div className={classes['chart']} aria-hidden>
        {months.map((month) => (
          <div key={month.month} className={classes['column']}>
            <div className={classes['stack']}>
              {tones.map((tone) => (
                <span key={tone} data-tone={tone} style={{ height: `${(100 * month[tone]) / most}%` }} />
              ))}
            </div>
            <span className={classes['month']}>{nameOf(month.month, 'short')}</span>
          </div>
        ))}
      </div>
      <div className={classes['scroll']} tabIndex={0} role="group" aria-labelledby={id}>
        <table className={classes['table']} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              {columns.map((name) => (
                <th key={name} scope="col" data-number>
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{nameOf(month.month, 'long')}</th>
                {columns.map((name) => (
                  <td key={name} data-number data-tone={name === 'missed' && month.missed > 0 ? 'missed' : undefined}>
                    {count(month[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
