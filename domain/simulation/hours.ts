import type { Rules } from '../process';
import type { Regulation } from '../regulation';
import { compileCalendar, deadline } from '../time';
import type { Calendar, Instant, TermUnit } from '../time';

/** When the people of a story act. */
export interface Hours {
  /** The instant at which so many minutes of a desk's working time have passed. */
  readonly ofDesk: (from: Instant, minutes: number) => Instant;
  /** The same of a client's day: clients write before the desk opens, and on a Saturday. */
  readonly ofClient: (from: Instant, minutes: number) => Instant;
}

const minuteMs = 60_000;

const usualMinutes = 480;
const minutesOf: Readonly<Record<TermUnit, number>> = {
  'working-day': usualMinutes,
  'calendar-day': 1_440,
  'working-minute': 1,
  minute: 1,
};

/**
 * How fast the people of a desk are: 1 where the shortest term from a filing on is a working day or more, less where it is
 * hours or minutes.
 */
export function paceOf({ clocks }: Regulation): number {
  const terms = Object.values(clocks)
    .filter(({ from }) => from.some(({ on }) => on === 'opened'))
    .flatMap(({ limit }) => limit.flatMap(({ value }) => (value.kind === 'term' ? [value.term] : [])))
    .map(({ amount, unit }) => amount * minutesOf[unit]);
  return Math.max(0.03, Math.min(1, ...terms.map((minutes) => minutes / usualMinutes)));
}

/** @throws where the official years of the rules do not reach */
export function hoursOf(rules: Rules, zone: string): Hours {
  const [desk, client] = [calendarOfDesk(rules), calendarOfClient(rules, zone)];
  return {
    ofDesk: (from, minutes) => after(desk, from, minutes),
    ofClient: (from, minutes) => after(client, from, minutes),
  };
}

/** The working time of the desk's people: that of the service which holds what nobody has given to another one. */
export function calendarOfDesk(rules: Rules): Calendar {
  const { services, clocks, intake } = rules.regulation;
  const first = Object.values(services).find(({ first }) => first === true);
  return rules.calendar(first?.calendar ?? Object.values(clocks)[0]?.calendar.at(-1)?.value ?? intake.calendar);
}

/** The day of a client's people. @throws where the official years of the rules do not reach */
export function calendarOfClient({ layers }: Rules, zone: string): Calendar {
  const client = compileCalendar(
    {
      timeZone: zone,
      layers: ['ru'],
      week: {
        ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '20:00']]])),
        sat: [['10:00', '15:00']],
      },
    },
    layers,
  );
  if (!client.ok) throw new Error(client.error.message);
  return client.value;
}

function after(calendar: Calendar, start: Instant, minutes: number): Instant {
  const term = { amount: Math.max(1, Math.round(minutes)), unit: 'working-minute' } as const;
  const found = deadline({ calendar, start, term, pauses: [], extensions: [], thresholds: [] });
  if (!found.ok) throw new Error(found.error.message);
  // Nobody acts on the full minute.
  return (found.value.due ?? start) + (start % minuteMs);
}
