import { Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { simulationTexts } from '../../texts/simulation';
import { simulationPageTexts } from '../../texts/web/simulation';
import { useTexts } from '../language/language';
import { useCount, usePercent, useWorkingTime } from './numbers';
import classes from './simulation.module.css';
import type { PlayedYear } from './year-query';

type Row = PlayedYear['waits']['bySide'][number];

/** How many rows of a long list are shown, as the command shows them. */
const mostRows = 12;

/** Waits with something in common, the longest first: each share as a bar and in numbers. @param hasSide for whom they waited, too */
export function WaitTable({
  title,
  rows,
  hasSide = false,
}: {
  title: string;
  rows: readonly Row[];
  hasSide?: boolean;
}): ReactNode {
  const say = useTexts(simulationTexts);
  const page = useTexts(simulationPageTexts);
  const [count, percent, time] = [useCount(), usePercent(), useWorkingTime()];
  const id = useId();
  return (
    <div>
      <div className={classes['scroll']} tabIndex={0} role="group" aria-labelledby={id}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col" id={id}>
                {title}
              </th>
              {hasSide && <th scope="col">{say('bySide')}</th>}
              {(['time', 'share', 'times', 'longest'] as const).map((name) => (
                <th key={name} scope="col" data-number>
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(({ key, title: name, awaited, awaitedText, ...row }) => (
              <tr key={`${key} ${awaited}`}>
                <th scope="row">
                  {name}
                  <span className={classes['bar']} aria-hidden>
                    <span data-tone={awaited} style={{ width: `${100 * row.share}%` }} />
                  </span>
                </th>
                {hasSide && <td>{awaitedText}</td>}
                <td data-number>{time(row.workingSeconds)}</td>
                <td data-number>{percent(row.share)}</td>
                <td data-number>{count(row.count)}</td>
                <td data-number>{page('lateBy', { span: time(row.longest.workingSeconds), tid: row.longest.tid })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > mostRows && (
        <Text size="xs" c="dimmed">
          {page('others', { count: rows.length - mostRows })}
        </Text>
      )}
    </div>
  );
}
