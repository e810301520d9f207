import { compileCalendar, deadline, deadlineAccount } from '../../domain/time';
import type { DeadlineInput, Instant, ThresholdRule, TimeResult } from '../../domain/time';
import { shippedLayers } from '../../regulations/load-calendars';
import { median } from '../harness/statistics';

const minute = 60_000;
/** A whole Russian year, from one Moscow midnight to the next; its deadlines reach into the holidays of the year after. */
const year = { from: Date.parse('2026-01-01T00:00:00+03:00'), to: Date.parse('2027-01-01T00:00:00+03:00') };

/** When a resolution of SKAI is told of: the instants that a deadline of the product really carries. */
const thresholds: readonly ThresholdRule[] = [
  { code: 'early', moment: { percent: 75 } },
  { code: 'late', moment: { percent: 90 } },
  { code: 'due', moment: { due: true } },
  { code: 'overdue', moment: { after: { amount: 1, unit: 'working-day' } } },
];

export interface DeadlineFigures {
  /** Instants only: the due one and the four telling ones. */
  readonly deadlinesPerSecond: number;
  /** The same with the account, day by day. */
  readonly accountsPerSecond: number;
}

/**
 * `deadline()` on one core: a term of 5 working days, Moscow hours, one start for every minute of a Russian year (for
 * every tenth one with the account). Median of three rounds after one that warms up.
 */
export function measureDeadlines(): DeadlineFigures {
  const hours = [['09:30', '18:00']] as const;
  const compiled = compileCalendar(
    {
      timeZone: 'Europe/Moscow',
      layers: ['ru'],
      week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    },
    shippedLayers(),
  );
  if (!compiled.ok) throw new Error(compiled.error.message);
  const inputAt = (start: Instant): DeadlineInput => ({
    calendar: compiled.value,
    start,
    term: { amount: 5, unit: 'working-day' },
    pauses: [],
    extensions: [],
    thresholds,
  });
  return {
    deadlinesPerSecond: perSecond(minute, (start) => deadline(inputAt(start))),
    accountsPerSecond: perSecond(10 * minute, (start) => deadlineAccount(inputAt(start))),
  };
}

function perSecond(step: number, compute: (start: Instant) => TimeResult<unknown>): number {
  const round = (): number => {
    const begun = performance.now();
    let count = 0;
    for (let start = year.from; start < year.to; start += step) {
      const result = compute(start);
      if (!result.ok) throw new Error(`${new Date(start).toISOString()}: ${result.error.message}`);
      count += 1;
    }
    return count / ((performance.now() - begun) / 1000);
  };
  round();
  return median([round(), round(), round()]);
}
