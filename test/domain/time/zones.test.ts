import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { IANAZone } from 'luxon';
import type { CalendarSpec } from '../../../domain/time';
import { addWorkingTime, compileCalendar, deadline, localDateOf, workingTimeBetween } from '../../../domain/time';
import { zoneOf } from '../../../domain/time/zone';
import { typescript } from '../../../local/paths';
import { at, calendar, codeOf, dueOf, everyDay, iso, plain, valueOf } from './support';

function hours(timeZone: string, ...day: [string, string][]): ReturnType<typeof calendar> {
  return calendar({ timeZone, week: everyDay(...day) });
}

describe('daylight saving', () => {
  // New York 2026: 8 March 02:00 -> 03:00 (07:00Z); 1 November 02:00 -> 01:00 (06:00Z).
  it.each([
    [
      'a short day counts the hours that passed',
      hours('America/New_York', ['00:00', '24:00']),
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      23,
    ],
    ['a long day too', hours('America/New_York', ['00:00', '24:00']), '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    [
      'an opening inside the gap is the first moment after it',
      hours('America/New_York', ['02:30', '05:00']),
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      2,
    ],
    [
      'hours wholly inside the gap do not exist',
      hours('America/New_York', ['02:10', '02:50']),
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      0,
    ],
    [
      'an ambiguous closing is its first occurrence',
      hours('America/New_York', ['00:00', '01:30']),
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      1.5,
    ],
    [
      'an ambiguous opening too',
      hours('America/New_York', ['01:30', '03:00']),
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      2.5,
    ],
    [
      'a day that begins inside the gap',
      hours('Africa/Cairo', ['00:00', '24:00']),
      '2026-04-23T22:00Z',
      '2026-04-24T21:00Z',
      23,
    ],
    [
      'a day whose midnight comes twice',
      hours('America/Havana', ['00:00', '24:00']),
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      25,
    ],
  ])('%s', (_name, of, from, to, expected) => {
    expect(valueOf(workingTimeBetween(of, at(from), at(to)))).toBe(expected * 3600);
  });

  it('runs through a change by elapsed time', () => {
    const of = hours('America/New_York', ['01:00', '05:00']);
    expect(iso(valueOf(addWorkingTime(of, at('2026-03-08T06:00Z'), 2 * 3600)))).toBe('2026-03-08T08:00:00Z');
    expect(iso(valueOf(addWorkingTime(of, at('2026-11-01T05:00Z'), 5 * 3600)))).toBe('2026-11-01T10:00:00Z');
  });

  it('a calendar day over a change is as long as it is', () => {
    const of = hours('America/New_York', ['00:00', '24:00']);
    const paused = {
      ...plain(of, '2026-03-07T12:00Z', 1, 'calendar-day'),
      pauses: [{ from: at('2026-03-08T12:00Z'), to: at('2026-03-08T13:00Z') }],
    };
    expect(dueOf(deadline(plain(of, '2026-03-07T12:00Z', 1, 'calendar-day')))).toBe('2026-03-09T04:00:00Z');
    expect(dueOf(deadline({ ...paused, ends: 'midnight' }))).toBe('2026-03-10T04:00:00Z');
  });

  it('dates never go back where the clocks cross midnight (St John’s, 2006: 00:01 -> 23:01)', () => {
    const of = hours('America/St_Johns', ['09:00', '10:00']);
    const change = at('2006-10-29T02:31Z');
    const dates = Array.from({ length: 180 }, (_, i) => localDateOf(of, change + (i - 90) * 60_000));
    expect(dates).toEqual([...dates].sort());
    expect(new Set(dates)).toEqual(new Set(['2006-10-28', '2006-10-29']));
  });

  it('a date that a zone left out has no working time (Apia, 30 December 2011)', () => {
    const of = hours('Pacific/Apia', ['09:00', '17:00']);
    expect(dueOf(deadline(plain(of, '2011-12-29T20:00Z', 1, 'working-day')))).toBe('2011-12-31T03:00:00Z');
  });
});

describe('zones', () => {
  const compile = (timeZone: string): string =>
    codeOf(compileCalendar({ timeZone, week: {} } satisfies CalendarSpec, () => undefined));

  it.each(['Europe/Moscow', 'Asia/Omsk', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])('knows %s', (name) => {
    expect(compile(name)).toBe('ok');
  });

  it.each(['', 'local', 'system', 'Europe/Nowhere', '+03:00', 'UTC+3', 'Europe/Moscow\0', ' UTC', 'x'.repeat(100_000)])(
    'does not know %j',
    (name) => {
      expect(compile(name)).toBe('unknown-zone');
    },
  );

  it('finds every change that a look at every day finds', () => {
    // Zones with the most irregular changes; the whole database was compared once when the engine was written.
    for (const name of [
      'Africa/Casablanca',
      'Africa/Cairo',
      'Antarctica/Casey',
      'America/Argentina/San_Luis',
      'Asia/Gaza',
      'Europe/Volgograd',
    ]) {
      const [zone, known] = [zoneOf(name), IANAZone.create(name)];
      for (let day = Date.UTC(2006, 0, 1); day < Date.UTC(2026, 0, 1); day += 86_400_000) {
        const local = day + known.offset(day) * 60_000;
        const instant = zone?.instantOf(local, new Date(local).getUTCFullYear()) ?? NaN;
        // An ambiguous time is its first occurrence: never later, and then shown by the same clocks.
        expect(instant).toBeLessThanOrEqual(day);
        if (instant < day) expect(instant + known.offset(instant) * 60_000).toBe(local);
      }
    }
  });

  it('X-6 gives the same answers on a host in any zone', () => {
    const script = join(__dirname, 'host-zone-cases.ts');
    const outputs = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map((TZ) => {
      const run = spawnSync(process.execPath, [...typescript, script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      return run.stdout;
    });
    expect(outputs[0]).toContain('2027-01-11T15:00:00Z');
    expect(new Set(outputs)).toHaveProperty('size', 1);
  }, 60_000);
});
