import * as fc from 'fast-check';
import type { CalendarSpec, DeadlineInput, Extension, Instant, Pause } from '../../../domain/time';
import {
  addWorkingTime,
  consumedSeconds,
  deadline,
  deadlineAccount,
  isWorkingTime,
  workingTimeBetween,
} from '../../../domain/time';
import { calendar, everyDay, fiveDays, MOSCOW, valueOf } from './support';
import { size } from '../../support/size';

/*
 * The laws of DESIGN section 4. Instants are any millisecond; "later start never earlier" holds for terms without pauses,
 * the others always.
 */

const CALENDARS: readonly CalendarSpec[] = [
  MOSCOW,
  { timeZone: 'Europe/Moscow', layers: ['ru', 'ru-ba'], week: fiveDays(['08:00', '12:00'], ['13:00', '17:00']) },
  { timeZone: 'Asia/Omsk', layers: ['ru'], week: { ...fiveDays(['11:00', '18:00']), sat: [['10:00', '14:00']] } },
  { timeZone: 'America/New_York', week: everyDay(['00:00', '24:00']) },
  { timeZone: 'Africa/Cairo', layers: ['ru'], week: everyDay(['00:00', '06:00'], ['22:00', '24:00']) },
  { timeZone: 'America/St_Johns', week: { mon: [['00:00', '00:30']], sun: [['00:01', '03:00']] } },
];
const compiled = CALENDARS.map(calendar);

const FROM = Date.UTC(2001, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const HOUR = 3_600_000;
const MONTH = 30 * 24 * HOUR;

const anInstant = fc.integer({ min: FROM, max: TO });
const aCalendar = fc.integer({ min: 0, max: CALENDARS.length - 1 });
const aUnit = fc.constantFrom(
  'working-day' as const,
  'working-minute' as const,
  'calendar-day' as const,
  'minute' as const,
);
const ends = fc.constantFrom(undefined, 'closing' as const, 'midnight' as const);

/** What is drawn names its calendar by index: a counterexample that prints one is unreadable. */
type Drawn = Omit<DeadlineInput, 'calendar'> & { readonly of: number };

function inputOf({ of, ...rest }: Drawn): DeadlineInput {
  return { ...rest, calendar: compiled[of] as DeadlineInput['calendar'] };
}

/** An input with pauses around its start, closed ones unless `open`, and extensions of both kinds. */
function anInput(options: { pauses: boolean; open?: boolean; until?: boolean }): fc.Arbitrary<Drawn> {
  return fc
    .record({
      of: aCalendar,
      start: anInstant,
      unit: aUnit,
      amount: fc.integer({ min: 1, max: 12 }),
      ends,
      pauses: fc.array(
        fc.record({
          offset: fc.integer({ min: -2 * 24 * HOUR, max: MONTH }),
          length: fc.integer({ min: 0, max: 6 * 24 * HOUR }),
          open: fc.boolean(),
          cause: fc.constantFrom('parts', 'client'),
        }),
        { maxLength: options.pauses ? 5 : 0 },
      ),
      add: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
      until: fc.record({ days: fc.integer({ min: 20, max: 60 }), offset: fc.integer({ min: 0, max: 15 * 24 * HOUR }) }),
      withUntil: fc.boolean(),
    })
    .map(({ of, start, unit, amount, ends: end, pauses, add, until, withUntil }) => {
      const scale = unit === 'minute' || unit === 'working-minute' ? 97 : 1;
      const extensions: Extension[] = add.map((n) => ({
        kind: 'add',
        term: { amount: n * scale, unit },
        agreedAt: start,
      }));
      if (options.until === true && withUntil) {
        const date = new Date(start + until.days * 24 * HOUR).toISOString().slice(0, 10);
        extensions.splice(1, 0, { kind: 'until', date, agreedAt: start + until.offset });
      }
      const spans = pauses.map(({ offset, length, open, cause }): Pause => ({
        from: start + offset,
        to: open && options.open === true ? null : start + offset + length,
        cause,
      }));
      const term = { amount: amount * scale, unit };
      const drawn = { of, start, term, pauses: spans, extensions, thresholds: [] };
      return end === undefined ? drawn : { ...drawn, ends: end };
    });
}

/** A due instant for comparing: an unknown one is later than any. */
function due(input: DeadlineInput): Instant {
  return valueOf(deadline(input)).due ?? Infinity;
}

describe('laws of the time engine', () => {
  it('X-3 a later start never gives an earlier due instant (no pauses)', () => {
    fc.assert(
      fc.property(anInput({ pauses: false }), fc.integer({ min: 0, max: MONTH }), (drawn, later) => {
        const input = inputOf(drawn);
        expect(due({ ...input, start: input.start + later })).toBeGreaterThanOrEqual(due(input));
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 a longer term never gives an earlier due instant', () => {
    fc.assert(
      fc.property(anInput({ pauses: true, open: true }), fc.integer({ min: 1, max: 300 }), (drawn, more) => {
        const input = inputOf(drawn);
        const term = {
          ...input.term,
          amount: input.term.amount + (input.term.unit.endsWith('minute') ? more : 1 + (more % 5)),
        };
        expect(due({ ...input, term })).toBeGreaterThanOrEqual(due(input));
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 a pause never shortens, and an added extension neither', () => {
    const pause = fc.record({
      offset: fc.integer({ min: -2 * 24 * HOUR, max: MONTH }),
      length: fc.integer({ min: 0, max: MONTH }),
    });
    fc.assert(
      fc.property(anInput({ pauses: true, open: true, until: true }), pause, (drawn, { offset, length }) => {
        const input = inputOf(drawn);
        const from = input.start + offset;
        const more = { from, to: from + length, cause: 'more' };
        // Before an agreed date the pause is part of what the agreement knew; it counts when it begins after.
        const agreedAt = Math.max(...input.extensions.map((e) => (e.kind === 'until' ? e.agreedAt : -Infinity)));
        if (from > agreedAt)
          expect(due({ ...input, pauses: [...input.pauses, more] })).toBeGreaterThanOrEqual(due(input));
        const { amount, unit } = input.term;
        const added: Extension = { kind: 'add', term: { amount, unit }, agreedAt: input.start };
        expect(due({ ...input, extensions: [...input.extensions, added] })).toBeGreaterThanOrEqual(due(input));
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 between(start, add(start, d)) = d, forward and back, also over pauses', () => {
    const seconds = fc.integer({ min: 1, max: 2_000_000 });
    fc.assert(
      fc.property(aCalendar, anInstant, seconds, fc.boolean(), (index, start, length, back) => {
        const of = compiled[index] as DeadlineInput['calendar'];
        const moved = valueOf(addWorkingTime(of, start, back ? -length : length));
        expect(valueOf(workingTimeBetween(of, Math.min(start, moved), Math.max(start, moved)))).toBe(length);
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 what pauses cover is left out once: between and covered make the whole, and adding over pauses measures back', () => {
    fc.assert(
      fc.property(anInput({ pauses: true, open: true }), fc.integer({ min: 1, max: 900_000 }), (drawn, seconds) => {
        const { calendar: of, start, pauses } = inputOf(drawn);
        const end = start + seconds * 1000;
        const outside = valueOf(workingTimeBetween(of, start, end, pauses));
        // The time that somebody waited: each moment of it once, whichever pauses it lies in.
        const edges = [start, end, ...pauses.flatMap(({ from, to }) => [from, to ?? end])]
          .filter((edge) => edge >= start && edge <= end)
          .sort((a, b) => a - b);
        let covered = 0;
        for (const [i, from] of edges.slice(0, -1).entries()) {
          const inside = pauses.some((pause) => pause.from <= from && (pause.to === null || pause.to > from));
          if (inside) covered += valueOf(workingTimeBetween(of, from, edges[i + 1] as Instant));
        }
        expect(outside + covered).toBeCloseTo(valueOf(workingTimeBetween(of, start, end)), 6);
        const closed = pauses.map(({ from, to }) => ({ from, to: to ?? from + HOUR }));
        const moved = valueOf(addWorkingTime(of, start, seconds, closed));
        expect(valueOf(workingTimeBetween(of, start, moved, closed))).toBe(seconds);
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 adding lands on the first such instant, counting back on the last', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, fc.integer({ min: 1, max: 500_000 }), (index, start, seconds) => {
        const of = compiled[index] as DeadlineInput['calendar'];
        const forward = valueOf(addWorkingTime(of, start, seconds));
        expect(isWorkingTime(of, forward - 1)).toBe(true);
        expect(isWorkingTime(of, valueOf(addWorkingTime(of, start, -seconds)))).toBe(true);
      }),
      { numRuns: size(1000) },
    );
  });

  it('X-3 splitting a pause, repeating it or changing the order of pauses changes nothing', () => {
    fc.assert(
      fc.property(
        anInput({ pauses: true, open: true, until: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (drawn, share, overlapping) => {
          const input = inputOf(drawn);
          const pieces = input.pauses.flatMap((pause): Pause[] => {
            const end = pause.to ?? pause.from + MONTH;
            const cut = pause.from + Math.floor((end - pause.from) * share);
            const second = overlapping ? pause.from + Math.floor((cut - pause.from) / 2) : cut;
            return [
              { ...pause, from: second },
              { ...pause, to: cut },
            ];
          });
          const whole = valueOf(deadline(input));
          expect(valueOf(deadline({ ...input, pauses: pieces }))).toEqual(whole);
          expect(valueOf(deadline({ ...input, pauses: [...input.pauses].reverse() }))).toEqual(whole);
          expect(valueOf(deadline({ ...input, pauses: [...input.pauses, ...input.pauses] }))).toEqual(whole);
        },
      ),
      { numRuns: size(2000) },
    );
  });

  it('X-3 the account adds up to the term and its extensions plus the pauses, to the second', () => {
    fc.assert(
      fc.property(anInput({ pauses: true, open: true, until: true }), (drawn) => {
        const input = inputOf(drawn);
        const toSecond = (instant: Instant): Instant => Math.floor(instant / 1000) * 1000;
        const extensions = input.extensions.map((e) => ({ ...e, agreedAt: toSecond(e.agreedAt) }));
        const whole = { ...input, start: toSecond(input.start), extensions };
        const pauses = input.pauses.map(({ from, to }) => ({
          from: toSecond(from),
          to: to === null ? null : toSecond(to),
        }));
        const { deadline: told, account, lines } = valueOf(deadlineAccount({ ...whole, pauses }));
        const counted = account.reduce((sum, day) => sum + day.countedSeconds, 0);
        const paused = account.reduce((sum, day) => sum + day.pausedSeconds, 0);
        const byPause = lines.reduce((sum, line) => sum + (line.kind === 'pause' ? line.seconds : 0), 0);
        expect(byPause).toBe(paused);
        // What the watch has to run does not depend on pauses, unless a date was agreed.
        const agreedDate = input.extensions.some((extension) => extension.kind === 'until');
        if (!agreedDate) {
          const bare = valueOf(deadlineAccount({ ...whole, pauses: [] })).account;
          expect(counted + (told.remainingSeconds ?? 0)).toBe(bare.reduce((sum, day) => sum + day.countedSeconds, 0));
        }
        // Calendar days that end at closing count to the midnight after.
        const later = (told.due ?? Date.UTC(2090, 0, 1)) + 2 * 24 * HOUR;
        expect(valueOf(consumedSeconds({ ...whole, pauses }, later))).toBe(counted);
        const dates = account.map((day) => day.date);
        expect(dates).toEqual([...new Set(dates)].sort());
      }),
      { numRuns: size(2000) },
    );
  });

  it('X-3 what the watch has counted never goes back and ends at the term', () => {
    fc.assert(
      fc.property(
        anInput({ pauses: true, until: true }),
        fc.array(fc.integer({ min: 0, max: 3 * MONTH }), { minLength: 2, maxLength: 5 }),
        (drawn, offsets) => {
          const input = inputOf(drawn);
          const seen = offsets
            .sort((a, b) => a - b)
            .map((offset) => valueOf(consumedSeconds(input, input.start + offset)));
          expect(seen).toEqual([...seen].sort((a, b) => a - b));
        },
      ),
      { numRuns: size(500) },
    );
  });

  it('X-6 the same input gives the same answer, asked first or last', () => {
    fc.assert(
      fc.property(anInput({ pauses: true, open: true, until: true }), (drawn) => {
        const input = inputOf(drawn);
        const fresh = calendar(CALENDARS[drawn.of] as CalendarSpec);
        expect(valueOf(deadlineAccount({ ...input, calendar: fresh }))).toEqual(valueOf(deadlineAccount(input)));
      }),
      { numRuns: size(100) },
    );
  });
});
