import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { simulationTexts } from '../../texts/simulation';
import { simulationPageTexts } from '../../texts/web/simulation';
import { useTexts } from '../language/language';
import { Legend } from './legend';
import { useCount, useWorkingTime } from './numbers';
import classes from './simulation.module.css';
import type { PlayedYear } from './year-query';

type Ledger = PlayedYear['promises'];
type Row = Ledger['rows'][number];

const columns = {
  desk: ['promised', 'kept', 'missed', 'running', 'undated', 'latest'],
  clients: ['askedCount', 'inTime', 'lapsed', 'running', 'undated', 'latest'],
} as const;
const legends = { desk: ['kept', 'missed', 'running'], clients: ['inTime', 'lapsed', 'running'] } as const;

/** What was promised or asked, clock by clock: what came of it as a bar, and the same in numbers. */
export function LedgerTable({ ledger, of }: { ledger: Ledger; of: 'desk' | 'clients' }): ReactNode {
  const say = useTexts(simulationTexts);
  const page = useTexts(simulationPageTexts);
  const count = useCount();
  const id = useId();
  const title = say(of === 'desk' ? 'promises' : 'asked');
  const most = Math.max(1, ...ledger.rows.map(({ promised }) => promised));
  const { promised, kept, missed, running } = ledger.total;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Legend names={legends[of].map((name) => say(name))} />
      <div className={classes['scroll']} tabIndex={0} role="group" aria-labelledby={id}>
        <table className={classes['table']} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{page('clock')}</th>
              <th scope="col">{say('source')}</th>
              {columns[of].map((name) => (
                <th key={name} scope="col" data-number>
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ledger.rows.map((row) => (
              <LedgerRow key={`${row.of} ${row.clock} ${row.source}`} row={row} most={most} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('total')}</th>
              <td />
              {[promised, kept, missed, running].map((value, index) => (
                <td key={columns[of][index]} data-number>
                  {count(value)}
                </td>
              ))}
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function LedgerRow({ row, most }: { row: Row; most: number }): ReactNode {
  const say = useTexts(simulationTexts);
  const page = useTexts(simulationPageTexts);
  const count = useCount();
  const time = useWorkingTime();
  const { title, source, promised, kept, missed, running, undated, latest } = row;
  return (
    <tr>
      <th scope="row">
        {row.of === 'visit' ? say('ofVisit', { title }) : title}
        <span className={classes['bar']} aria-hidden>
          {[kept, missed, running].map((value, index) => (
            <span key={tones[index]} data-tone={tones[index]} style={{ width: `${(100 * value) / most}%` }} />
          ))}
        </span>
      </th>
      <td className={classes['source']}>{source}</td>
      <td data-number>{count(promised)}</td>
      <td data-number>{count(kept)}</td>
      <td data-number data-tone={missed > 0 ? 'missed' : undefined}>
        {count(missed)}
      </td>
      <td data-number>{count(running)}</td>
      <td data-number>{count(undated)}</td>
      <td data-number>
        {latest === null ? '—' : page('lateBy', { span: time(latest.workingSeconds), tid: latest.tid })}
      </td>
    </tr>
  );
}

const tones = ['kept', 'missed', 'running'] as const;
