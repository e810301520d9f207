import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sideTexts, timeWayTexts } from '../../texts/whose-time';
import { timeTexts } from '../../texts/web/whose-time';
import type { Schemas } from '../api/client';
import { useSpanText } from '../deadlines/span-text';
import { useLanguage, useTexts } from '../language/language';
import { secondsIn, SideBar, SideName, sides } from '../tickets/side-bar';
import classes from './breakdown.module.css';
import { monthText } from '../time/month-text';
import type { OverviewSearch } from './search';

export const timeWays = ['month', 'topic', 'client', 'specialist', 'ticket'] as const;
export type TimeWay = (typeof timeWays)[number];

type Line = Schemas['WhoseTime']['lines'][number];

/** Whose time it was, line by line: words for what each bar shows. */
export function TimeTable({ time: { lines }, by }: { time: Schemas['WhoseTime']; by: TimeWay }): ReactNode {
  const say = useTexts(timeTexts);
  const language = useLanguage();
  const spanText = useSpanText();
  const most = Math.max(1, ...lines.map(secondsIn));
  const shown = sides.filter((side) => lines.some((line) => line[side] > 0));
  return (
    <table className={classes['table']} role="table" aria-label={timeWayTexts[by][language]}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {timeWayTexts[by][language]}
          </th>
          {shown.map((side) => (
            <th key={side} role="columnheader" scope="col">
              <SideName side={side} />
            </th>
          ))}
          <th role="columnheader" scope="col">
            {say('all')}
          </th>
          {by !== 'ticket' && (
            <th role="columnheader" scope="col">
              {say('tickets')}
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr role="row" key={line.key ?? ''}>
            <th role="rowheader" scope="row">
              <span className={classes['name']}>
                <Name line={line} by={by} />
              </span>
              <SideBar line={line} most={most} />
            </th>
            {shown.map((side) => (
              <td key={side} role="cell" data-label={sideTexts[side][language]}>
                <span data-tone={line[side] === 0 ? 'none' : undefined}>
                  {line[side] === 0 ? '–' : spanText(line[side])}
                </span>
              </td>
            ))}
            <td role="cell" data-label={say('all')}>
              {spanText(secondsIn(line))}
            </td>
            {by !== 'ticket' && (
              <td role="cell" data-label={say('tickets')}>
                {line.tickets}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What narrows the page to a line, and the way in which one then goes on looking. */
const narrower: Readonly<Record<Exclude<TimeWay, 'ticket'>, (key: string) => OverviewSearch>> = {
  month: (month) => ({ from: month, to: month, by: 'topic' }),
  topic: (topic) => ({ topic, by: 'client' }),
  client: (client) => ({ client, by: 'topic' }),
  specialist: (about) => ({ about, by: 'ticket' }),
};

function Name({ line: { key, name, tid }, by }: { line: Line; by: TimeWay }): ReactNode {
  const say = useTexts(timeTexts);
  const language = useLanguage();
  if (key === null) return say('nobody');
  if (by === 'ticket')
    return (
      <>
        <Link to="/tickets/$ticket" params={{ ticket: tid ?? key }} className={classes['number']}>
          {tid ?? key}
        </Link>{' '}
        <bdi>{name}</bdi>
      </>
    );
  return (
    <Link
      to="/overview/time"
      search={(before) => ({ ...before, ...narrower[by](key) })}
      className={classes['number']}
      style={{ textAlign: 'start' }}
    >
      <bdi>{by === 'month' ? monthText(key, language) : (name ?? key)}</bdi>
    </Link>
  );
}
