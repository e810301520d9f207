/** The board's own rules, without a browser: which day holds what, where keys lead, what stands in the way of a drop. */
import { cellsOf, type Cell, type Job, type TechnicianDays } from '../../web/board/cells';
import { dateIn, isDate, mondayOf, shifted, weekFrom } from '../../web/board/days';
import { isMoveKey, moved, type MoveKey, type Place } from '../../web/board/moves';
import { consequencesOf, obstaclesOf } from '../../web/board/obstacles';
import { boardSearch } from '../../web/board/search';
import { visitActsOf } from '../../web/board/visit-acts';
import { visitCommandSchemas } from '../../api/visits/command-schemas';

const moscow = 'Europe/Moscow';
const week = weekFrom('2026-12-07', moscow);
/** `2026-12-08 09:00` by the clocks of Moscow. */
const at = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+03:00`).toISOString();
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

function job(from: string, to: string): Job {
  return { visit: { id: from, number: from }, slot: span(from, to) } as unknown as Job;
}

function technician(fields: Partial<TechnicianDays> = {}): TechnicianDays {
  const working = ['07', '08', '09', '10', '11'].map((day) => span(`2026-12-${day} 09:00`, `2026-12-${day} 18:00`));
  const home = { code: '77', title: 'Москва' };
  return { shortId: 'te-01', name: 'Иван', home, skills: [], working, jobs: [], absences: [], ...fields };
}

const cells = (fields: Partial<TechnicianDays> = {}): readonly Cell[] =>
  cellsOf(technician(fields), week, '2026-12-09');
const absence = (from: string, to: string, reason = 'отпуск') => ({ id: from, reason, ...span(from, to) });

describe('days', () => {
  it.each([
    ['2026-12-07', '2026-12-07'],
    ['2026-12-13', '2026-12-07'],
    ['2027-01-01', '2026-12-28'],
  ])('the week of %s begins on %s', (date, monday) => expect(mondayOf(date)).toBe(monday));

  it.each([
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['soon', false],
  ])('%s is a date: %s', (text, is) => expect(isDate(text)).toBe(is));

  it('a day is as long as the clocks of its zone make it', () => {
    expect(week.map(({ date }) => date).at(-1)).toBe('2026-12-13');
    expect(week[0]).toMatchObject({ from: Date.parse('2026-12-06T21:00:00Z'), to: Date.parse('2026-12-07T21:00:00Z') });
    const sunday = weekFrom('2026-03-23', 'Europe/Berlin')[6];
    expect(((sunday?.to ?? 0) - (sunday?.from ?? 0)) / 3_600_000).toBe(23);
    expect(dateIn(moscow, Date.parse('2026-12-07T21:30:00Z'))).toBe('2026-12-08');
    expect(shifted('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('SK-16 a technician’s days', () => {
  it('hold the jobs that begin on them; what reaches in from before stands on the first', () => {
    const jobs = [
      job('2026-12-06 23:00', '2026-12-07 01:00'),
      job('2026-12-08 23:30', '2026-12-09 01:00'),
      job('2026-12-09 00:00', '2026-12-09 01:00'),
    ];
    expect(cells({ jobs }).map((cell) => cell.jobs.map(({ visit }) => visit.id))).toEqual([
      ['2026-12-06 23:00'],
      ['2026-12-08 23:30'],
      ['2026-12-09 00:00'],
      [],
      [],
      [],
      [],
    ]);
  });

  it('are worked or off, over or today', () => {
    expect(cells().map(({ works }) => works)).toEqual([true, true, true, true, true, false, false]);
    expect(cells().map(({ isPast }) => isPast)).toEqual([true, true, false, false, false, false, false]);
    expect(cells().filter(({ isToday }) => isToday)).toHaveLength(1);
  });

  it.each<[string, ReturnType<typeof absence>[], number[], number[]]>([
    ['a whole day', [absence('2026-12-08 00:00', '2026-12-09 00:00')], [1], [1]],
    ['the working hours', [absence('2026-12-08 09:00', '2026-12-08 18:00')], [1], [1]],
    ['an hour of them', [absence('2026-12-08 09:00', '2026-12-08 10:00')], [1], []],
    [
      'both halves',
      [absence('2026-12-08 08:00', '2026-12-08 12:00'), absence('2026-12-08 12:00', '2026-12-08 19:00')],
      [1],
      [1],
    ],
    ['a weekend', [absence('2026-12-12 00:00', '2026-12-14 00:00')], [5, 6], [5, 6]],
  ])('an absence of %s is seen on its days', (_name, absences, seen, away) => {
    const found = cells({ absences });
    const where = (has: (cell: Cell) => boolean) => found.flatMap((cell, index) => (has(cell) ? [index] : []));
    expect([where((cell) => cell.absences.length > 0), where(({ isAway }) => isAway)]).toEqual([seen, away]);
  });
});

describe('keys', () => {
  /** Two cards on the first day of the first technician, three on that of the second. */
  const cards = (row: number, column: number): number => (column === 1 ? row + 2 : 0);
  const field = { rows: 3, columns: 8, page: 2, cards };
  it.each<[MoveKey, string, string, boolean?]>([
    ['ArrowDown', '0 1 0', '0 1 1'],
    ['ArrowDown', '0 1 1', '1 1 0'],
    ['ArrowUp', '1 1 0', '0 1 1'],
    ['ArrowUp', '0 1 0', '0 1 0'],
    ['ArrowDown', '2 3 0', '2 3 0'],
    ['ArrowRight', '0 1 1', '0 2 0'],
    ['ArrowRight', '0 7 0', '0 7 0'],
    ['ArrowLeft', '0 2 0', '0 1 0'],
    ['ArrowLeft', '0 0 0', '0 0 0'],
    ['Home', '1 4 0', '1 0 0'],
    ['End', '1 4 0', '1 7 0'],
    ['Home', '2 4 0', '0 4 0', true],
    ['End', '0 4 0', '2 4 0', true],
    ['PageDown', '0 4 0', '2 4 0'],
    ['PageUp', '1 4 0', '0 4 0'],
  ])('%s leads from %s to %s', (key, from, to, far = false) => {
    const [row = 0, column = 0, card = 0] = from.split(' ').map(Number);
    const place: Place = moved({ row, column, card }, key, far, field);
    expect(`${place.row} ${place.column} ${place.card}`).toBe(to);
    expect([isMoveKey(key), isMoveKey('x')]).toEqual([true, false]);
  });
});

describe('SK-16 HD-9 a drop', () => {
  const visit = {
    site: { subject: '77' },
    skills: [{ code: 'video', title: 'Видеонаблюдение' }],
    keys: { ready: null as string | null },
    nextDue: null as string | null,
  };
  const skilled = { skills: [{ code: 'video', title: 'Видеонаблюдение' }] };
  type Case = [string, Partial<TechnicianDays>, number, Partial<typeof visit>, string[]];
  it.each<Case>([
    ['on a working day of somebody who can', skilled, 3, {}, []],
    ['on a day that is over', skilled, 0, {}, ['past!']],
    ['on a day off', skilled, 5, {}, ['day-off!']],
    [
      'on an absence',
      { ...skilled, absences: [absence('2026-12-10 00:00', '2026-12-11 00:00')] },
      3,
      {},
      ['absent! отпуск'],
    ],
    [
      'beside an absence',
      { ...skilled, absences: [absence('2026-12-10 09:00', '2026-12-10 11:00')] },
      3,
      {},
      ['partly-absent отпуск'],
    ],
    ['on somebody without the skill', {}, 3, {}, ['lacks-skill! Видеонаблюдение']],
    ['on somebody of another region', skilled, 3, { site: { subject: '54' } }, ['other-region Москва']],
    [
      'before the site is ready',
      skilled,
      3,
      { keys: { ready: at('2026-12-11 10:00') } },
      [`not-ready ${at('2026-12-11 10:00')}`],
    ],
    [
      'after the visit is due',
      skilled,
      3,
      { nextDue: at('2026-12-09 18:00') },
      [`after-due ${at('2026-12-09 18:00')}`],
    ],
    [
      'where all goes wrong',
      {},
      0,
      { site: { subject: '54' } },
      ['past!', 'lacks-skill! Видеонаблюдение', 'other-region Москва'],
    ],
  ])('%s', (_name, fields, day, changes, expected) => {
    const cell = cells(fields)[day];
    if (cell === undefined) throw new Error('no such day');
    const found = obstaclesOf({ technician: technician(fields), cell, visit: { ...visit, ...changes } });
    expect(
      found.map(({ code, stops, about }) =>
        [`${code}${stops ? '!' : ''}`, about].filter((it) => it !== null).join(' '),
      ),
    ).toEqual(expected);
  });

  const free = { slot: null, trip: { departedAt: null, startedAt: null }, reserved: [], doubts: [] };
  const held = (agreedAt: string | null) => ({ ...free, slot: { technician: 'te-01', agreedAt } as never });
  it.each<[string, Parameters<typeof consequencesOf>[0], string, string[]]>([
    ['a visit without a time', free, 'te-01', ['client-asked']],
    ['an offer to another', held(null), 'te-02', ['offer-replaced', 'client-asked', 'technician-freed']],
    ['what is agreed, of the same', held('x'), 'te-01', ['agreement-ends', 'client-asked', 'technician-waits']],
    ['what is agreed, to another', held('x'), 'te-02', ['agreement-ends', 'client-asked', 'technician-freed']],
    [
      'with spares in the van, on the way and in doubt',
      {
        ...held('x'),
        reserved: [{ place: 'van-te-01', part: 'Реле', quantity: 1 }],
        trip: { departedAt: 'x', startedAt: null },
        doubts: [{} as never],
      },
      'te-02',
      ['agreement-ends', 'client-asked', 'technician-freed', 'spares-stay', 'on-the-way', 'doubt-settled'],
    ],
  ])('moving %s says what else moves', (_name, moving, to, expected) => {
    expect(consequencesOf(moving, { technician: to })).toEqual(expected);
  });
});

it('SK-16 SK-17 HD-9 every act that a visit knows has a form on the board, but the offer, which has a dialog', () => {
  const visit = { orders: [], reserved: [], slot: null, actForm: null } as unknown as Parameters<typeof visitActsOf>[0];
  const types = visitActsOf(visit, (key) => key).map(({ type }) => type);
  expect([...types, 'offer-slot'].sort()).toEqual(Object.keys(visitCommandSchemas).sort());
});

it('SK-16 the address keeps what the board can be asked for, and nothing else', () => {
  expect(boardSearch({ week: '2026-12-09', desk: 'skai', view: 'at-risk', x: 1 })).toEqual({
    week: '2026-12-09',
    desk: 'skai',
    view: 'at-risk',
  });
  expect(boardSearch({ week: '2026-99-99', desk: '', view: 'constructor' })).toEqual({});
});
