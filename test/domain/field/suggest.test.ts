/** Who could go, and when (SK-16, HD-8, HD-9). */
import fc from 'fast-check';
import { suggestSlots, workingIntervals } from '../../../domain/field';
import type { Candidate, SlotSearch, Suggestion } from '../../../domain/field';
import { calendar, everyDay, fiveDays } from '../time/support';
import { size } from '../../support/size';

const hour = 3_600_000;
const minute = 60_000;
/** An instant of March 2026 as the clocks of Novosibirsk (UTC+7) show it; the 2nd is a Monday. */
const at = (day: number, time = '00:00'): number =>
  Date.parse(`2026-03-${String(day).padStart(2, '0')}T${time}:00+07:00`);
const span = (day: number, from: string, to: string) => ({ from: at(day, from), to: at(day, to) });
const week = [2, 3, 4, 5, 6].map((day) => span(day, '09:00', '18:00'));

const search: SlotSearch = {
  subject: '54',
  skills: ['telematics'],
  due: at(20),
  minutes: 120,
  travelMinutes: { home: 60, away: 240 },
  from: at(2, '08:00'),
  now: at(2, '08:00'),
};

function candidate(technician: string, changes: Partial<Candidate> = {}): Candidate {
  return { technician, skills: ['telematics', 'video'], home: '54', working: week, taken: [], ...changes };
}

/** `te-01 2 09:00 home`: who, when at the site, from where. */
function told(suggestions: readonly Suggestion[]): string[] {
  return suggestions.map(({ technician, from, why }) => {
    const local = new Date(from + 7 * hour).toISOString();
    return `${technician} ${Number(local.slice(8, 10))} ${local.slice(11, 16)} ${why.region}`;
  });
}

const firstOf = (changes: Partial<SlotSearch>, ...candidates: Candidate[]): string | undefined =>
  told(suggestSlots({ ...search, ...changes }, candidates))[0];

test.each<[string, Partial<SlotSearch>, Partial<Candidate>, string | undefined]>([
  ['the first free time after the way there', {}, {}, 'te-01 2 09:00 home'],
  ['the way begins now at the earliest', { now: at(2, '08:40') }, {}, 'te-01 2 09:45 home'],
  ['from another region it is longer', {}, { home: '77' }, 'te-01 2 12:00 away'],
  ['not before the time that is asked for', { from: at(3, '10:10') }, {}, 'te-01 3 10:15 home'],
  [
    'a job is followed by the way to the next',
    {},
    { taken: [{ ...span(2, '08:30', '11:10'), job: true }] },
    'te-01 2 12:15 home',
  ],
  [
    'the way there needs room as well',
    {},
    { taken: [{ ...span(2, '06:00', '08:30'), job: true }] },
    'te-01 2 09:30 home',
  ],
  [
    'an absence is as good as a job',
    {},
    { taken: [{ ...span(2, '00:00', '17:00'), job: false }] },
    'te-01 3 09:00 home',
  ],
  [
    'a gap too short is passed over',
    {},
    {
      taken: [
        { ...span(2, '11:00', '15:30'), job: true },
        { ...span(2, '08:00', '08:30'), job: true },
      ],
    },
    'te-01 3 09:00 home',
  ],
  [
    'the whole slot lies in working time',
    { minutes: 540 },
    { working: [span(2, '09:00', '12:00'), span(2, '13:00', '22:00')] },
    'te-01 2 13:00 home',
  ],
  ['without the skill never', { skills: ['fuel-sensors'] }, {}, undefined],
  ['with all the skills only', { skills: ['telematics', 'fuel-sensors'] }, {}, undefined],
  ['where nobody works nobody goes', {}, { working: [] }, undefined],
  ['a slot longer than any day fits nowhere', { minutes: 600 }, {}, undefined],
  [
    'slots of a minute begin on the minute',
    { minutes: 1, travelMinutes: { home: 0, away: 0 }, now: at(2, '09:00') },
    {},
    'te-01 2 09:01 home',
  ],
])('SK-16 %s', (_name, changes, own, expected) => {
  expect(firstOf(changes, candidate('te-01', own))).toBe(expected);
});

test('HD-8 before the due instant goes before home, home before early, early before little to do', () => {
  const due = at(3, '20:00');
  const busy = [{ ...span(3, '00:00', '23:00'), job: true }];
  const suggestions = suggestSlots({ ...search, due, from: at(3, '08:00') }, [
    candidate('te-01', { taken: busy }),
    candidate('te-02', { home: '77', working: [span(3, '09:00', '18:00')] }),
    candidate('te-03', { working: [span(3, '12:00', '18:00')] }),
    candidate('te-04', { working: [span(3, '12:00', '18:00')], taken: [{ ...span(10, '09:00', '10:00'), job: true }] }),
  ]);
  expect(told(suggestions)).toEqual([
    'te-03 3 12:00 home',
    'te-04 3 12:00 home',
    'te-02 3 09:00 away',
    'te-01 4 09:00 home',
    'te-01 5 09:00 home',
    'te-01 6 09:00 home',
  ]);
  expect(suggestions.map(({ why: { beforeDue, load } }) => [beforeDue, load])).toEqual([
    [true, 0],
    [true, 1],
    [true, 0],
    [false, 1],
    [false, 1],
    [false, 1],
  ]);
});

test('HD-9 at most ten, and of one technician times that lie apart', () => {
  const one = suggestSlots(search, [candidate('te-01')]);
  expect(told(one)).toEqual(['te-01 2 09:00 home', 'te-01 3 09:00 home', 'te-01 4 09:00 home']);
  const many = suggestSlots(
    search,
    Array.from({ length: 30 }, (_, index) => candidate(`te-${index + 10}`)),
  );
  expect(many).toHaveLength(10);
  expect(new Set(many.map(({ from }) => from))).toEqual(new Set([at(2, '09:00')]));
  expect(suggestSlots({ ...search, due: null }, [candidate('te-01')])[0]?.why.beforeDue).toBe(true);
});

test('HD-8 of one technician alone every time that is free is told, the next right after the last', () => {
  const taken = [{ ...span(2, '12:00', '14:00'), job: true }];
  const day = { ...search, ofOne: true };
  expect(told(suggestSlots(day, [candidate('te-01', { working: [span(2, '09:00', '18:00')], taken })]))).toEqual([
    'te-01 2 09:00 home',
    'te-01 2 15:00 home',
  ]);
  expect(suggestSlots(day, [candidate('te-01')])).toHaveLength(10);
});

describe('any search', () => {
  const base = at(2);
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 5 * 24 * 4 }), { maxLength: 12 })
    .map((quarters) => [...quarters].sort((a, b) => a - b))
    .map((quarters) =>
      quarters.flatMap((quarter, index) => {
        const next = quarters[index + 1];
        return index % 2 === 0 && next !== undefined
          ? [{ from: base + quarter * 15 * minute, to: base + next * 15 * minute }]
          : [];
      }),
    );
  const candidates = fc.array(
    fc.record({
      skills: fc.subarray(['telematics', 'video']),
      home: fc.constantFrom('54', '77'),
      working: spans,
      taken: spans.map((list) => list.map((time, index) => ({ ...time, job: index % 2 === 0 }))),
    }),
    { maxLength: 4 },
  );
  const searches = fc.record({
    minutes: fc.constantFrom(30, 60, 120, 480),
    travelMinutes: fc.constantFrom({ home: 0, away: 0 }, { home: 60, away: 240 }),
    from: fc.integer({ min: -600, max: 3_000 }).map((minutes) => base + minutes * minute),
    now: fc.integer({ min: -600, max: 3_000 }).map((minutes) => base + minutes * minute),
    due: fc.option(fc.integer({ min: 0, max: 7_000 }).map((minutes) => base + minutes * minute)),
    skills: fc.constantFrom([], ['telematics']),
    subject: fc.constant('54'),
  });

  const isFree = (from: number, { home, working, taken }: Candidate, wanted: SlotSearch): boolean => {
    const travel = wanted.travelMinutes[home === wanted.subject ? 'home' : 'away'] * minute;
    const to = from + wanted.minutes * minute;
    return (
      from > wanted.now &&
      from - travel >= wanted.now &&
      from >= wanted.from &&
      working.some((time) => time.from <= from && to <= time.to) &&
      !taken.some((time) => time.from < to && time.to > from - travel)
    );
  };

  test('what is suggested is free, in working time, in order, and the earliest there is', () => {
    fc.assert(
      fc.property(searches, candidates, (wanted, raw) => {
        const all = raw.map((each, index) => ({ ...each, technician: `te-${index}` }));
        const suggestions = suggestSlots(wanted, all);
        expect(suggestions.length).toBeLessThanOrEqual(10);
        for (const { technician, from, to, why } of suggestions) {
          const whose = all.find((each) => each.technician === technician);
          if (!whose) throw new Error('nobody');
          expect(wanted.skills.every((skill) => whose.skills.includes(skill))).toBe(true);
          expect(to - from).toBe(wanted.minutes * minute);
          expect(isFree(from, whose, wanted)).toBe(true);
          expect(why.beforeDue).toBe(wanted.due === null || to <= wanted.due);
          expect(why.load).toBe(whose.taken.filter(({ job }) => job).length);
        }
        const keys = suggestions.map(({ why, from }) => [
          Number(!why.beforeDue),
          Number(why.region === 'away'),
          from,
          why.load,
        ]);
        expect(keys).toEqual([...keys].sort((a, b) => a.map((value, i) => value - (b[i] ?? 0)).find(Boolean) ?? 0));
        if (suggestions.length === 10) return;
        for (const each of all) {
          const skilled = wanted.skills.every((skill) => each.skills.includes(skill));
          const quarters = Array.from({ length: 5 * 24 * 4 + 1 }, (_, index) => base + index * 15 * minute);
          const earliest = skilled ? quarters.find((from) => isFree(from, each, wanted)) : undefined;
          const own = suggestions.filter(({ technician }) => technician === each.technician);
          expect(own.length === 0 ? undefined : Math.min(...own.map(({ from }) => from))).toBe(earliest);
        }
      }),
      { numRuns: size(400) },
    );
  });
});

describe('working intervals', () => {
  const novosibirsk = 'Asia/Novosibirsk';

  test('SK-2 are those of the calendar in the zone of the site, holidays left out', () => {
    const office = calendar({ timeZone: novosibirsk, layers: ['ru'], week: fiveDays(['09:00', '18:00']) });
    // Monday, 9 March 2026, is a day off.
    expect(workingIntervals(office, at(6, '12:00'), at(11, '10:00'))).toEqual([
      span(6, '12:00', '18:00'),
      span(10, '09:00', '18:00'),
      span(11, '09:00', '10:00'),
    ]);
    expect(workingIntervals(office, at(7), at(8))).toEqual([]);
  });

  test('round the clock they are one', () => {
    const open = calendar({ timeZone: novosibirsk, week: everyDay(['00:00', '24:00']) });
    expect(workingIntervals(open, at(2, '05:00'), at(30))).toEqual([{ from: at(2, '05:00'), to: at(30) }]);
  });
});
