import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fiveDays, MOSCOW } from './support';

/* The command itself, as a child process: one answer a line, in order, whatever the line. */

const ROOT = join(__dirname, '../../..');

interface Answer {
  readonly id: string | null;
  readonly result?: string | number | null;
  readonly error?: { readonly code: string };
  readonly [key: string]: unknown;
}

async function worktime(input: string | Buffer): Promise<{ answers: Answer[]; status: number | null }> {
  const child = spawn(process.execPath, [join(ROOT, 'local/run.mjs'), 'cli/worktime.ts'], { cwd: ROOT });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  const text = Buffer.concat(chunks).toString('utf8');
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  return { answers: lines.map((line) => JSON.parse(line) as Answer), status };
}

const line = (fields: object): string => JSON.stringify({ id: 'x', ...fields });
const deadline = {
  op: 'deadline',
  calendar: MOSCOW,
  start: '2026-11-20T12:00Z',
  term: { amount: 1, unit: 'working-day' },
};
const adding = { op: 'addWorkingTime', calendar: MOSCOW, start: '2026-11-20T12:00Z', amount: { minutes: 60 } };
const counting = { op: 'addWorkingDays', calendar: MOSCOW, start: '2026-11-20T12:00Z', amount: { days: 1 } };
const between = { op: 'workingTimeBetween', calendar: MOSCOW, start: '2026-11-20T12:00Z', end: '2026-11-24T12:00Z' };
const withCalendar = (part: object): object => ({ ...deadline, calendar: { ...MOSCOW, ...part } });

const SOUND: readonly [object, object][] = [
  [{ ...deadline, start: '2026-12-30T14:00Z' }, { result: '2027-01-11T15:00:00.000Z' }],
  [
    { ...deadline, start: '2027-02-19T07:00Z', term: { amount: 2, unit: 'working-day' } },
    { result: '2027-02-24T15:00:00.000Z' },
  ],
  [{ ...deadline, pauses: [['2026-11-23T06:30Z', '2026-11-23T09:30Z']] }, { result: '2026-11-24T09:30:00.000Z' }],
  [{ ...deadline, extensions: [{ amount: 2, unit: 'working-day' }] }, { result: '2026-11-25T15:00:00.000Z' }],
  [
    { ...deadline, pauses: [['2026-11-23T06:30Z', null]] },
    { result: null, remainingSeconds: 30_600 },
  ],
  [
    { ...deadline, ends: 'midnight' },
    { result: '2026-11-23T21:00:00.000Z', endOfDay: true },
  ],
  [
    { ...deadline, start: '2028-11-01T12:00Z' },
    { result: '2028-11-02T15:00:00.000Z', provisional: true },
  ],
  [
    { ...deadline, unknown: 1, calendar: { ...MOSCOW, colour: 'red', week: { ...MOSCOW.week, funday: 7 } } },
    { result: '2026-11-23T15:00:00.000Z' },
  ],
  [adding, { result: '2026-11-20T13:00:00.000Z' }],
  [{ ...adding, amount: { seconds: -1 }, pauses: [] }, { result: '2026-11-20T11:59:59.000Z' }],
  [{ ...adding, start: '2026-11-20T15:00:00.5+03:00' }, { result: '2026-11-20T13:00:00.500Z' }],
  [
    { ...adding, pauses: [['2026-11-20T12:30Z', null]] },
    { result: null, remainingSeconds: 1800 },
  ],
  [{ ...counting, amount: { days: -1 } }, { result: '2026-11-19T15:00:00.000Z' }],
  [
    { ...counting, calendar: { ...MOSCOW, week: fiveDays(['22:00', '24:00']) } },
    { result: '2026-11-23T21:00:00.000Z', endOfDay: true },
  ],
  [between, { result: 3 * 3600 + 30_600 + 5.5 * 3600 }],
  [{ ...between, calendar: { ...MOSCOW, week: {} } }, { result: 0 }],
  [{ ...between, start: '2026-11-25T12:00Z' }, { result: 0 }],
  // Working time inside a pause is left out, once however many overlap; an open one lasts to the end.
  [
    {
      ...between,
      pauses: [
        ['2026-11-23T08:00Z', '2026-11-23T10:00Z'],
        ['2026-11-23T07:00Z', '2026-11-23T09:00Z'],
        ['2026-11-23T07:10Z', '2026-11-23T07:10Z'],
      ],
    },
    { result: 3 * 3600 + (30_600 - 3 * 3600) + 5.5 * 3600 },
  ],
  [{ ...between, pauses: [['2026-11-23T00:00Z', null]] }, { result: 3 * 3600 }],
  [{ ...between, pauses: [['2000-01-01T00:00Z', null]] }, { result: 0 }],
  [{ ...adding, amount: { minutes: -60 }, pauses: [] }, { result: '2026-11-20T11:00:00.000Z' }],
  [{ ...counting, pauses: [] }, { result: '2026-11-23T15:00:00.000Z' }],
];

const FAULTY: readonly [object, string][] = [
  ...([{ id: 'x' }, { ...deadline, op: 'subtract' }, { ...deadline, op: 1 }] as object[]).map((o): [object, string] => [
    o,
    'malformed',
  ]),
  ...[undefined, null, [], 'Europe/Moscow', 5].map((calendar): [object, string] => [
    { ...deadline, calendar },
    'malformed',
  ]),
  ...[undefined, null, 3, {}].map((timeZone): [object, string] => [withCalendar({ timeZone }), 'malformed']),
  ...['Mars/Olympus', '', '+03:00', 'local', 'Europe/Moscow\0'].map((timeZone): [object, string] => [
    withCalendar({ timeZone }),
    'unknown-zone',
  ]),
  ...[undefined, null, [], 'mon'].map((week): [object, string] => [withCalendar({ week }), 'malformed']),
  ...[
    null,
    {},
    'x',
    [['09:00']],
    [['09:00', '10:00', '11:00']],
    [['10:00', '09:00']],
    [['10:00', '10:00']],
    [['9:00', '10:00']],
    [['09:00', '24:01']],
    [['24:00', '24:00']],
    [['09:60', '10:00']],
    [[9, 10]],
    [null],
    ['09:00', '18:00'],
  ].map((mon): [object, string] => [withCalendar({ week: { mon } }), 'malformed']),
  [withCalendar({ week: {} }), 'no-working-time'],
  ...[null, 'ru', {}, [1]].map((layers): [object, string] => [withCalendar({ layers }), 'malformed']),
  ...['us', '', '__proto__', 'constructor', '../ru'].map((layer): [object, string] => [
    withCalendar({ layers: [layer] }),
    'unknown-layer',
  ]),
  ...['holidays', 'workdays'].flatMap((key) =>
    [null, '2026-01-01', [20260101], ['2026-02-30'], ['2026-1-1'], ['']].map((value): [object, string] => [
      withCalendar({ [key]: value }),
      'malformed',
    ]),
  ),
  [withCalendar({ holidays: ['2026-11-23'], workdays: ['2026-11-23'] }), 'day-both-open-and-closed'],
  ...['dateHours', 'breaks'].flatMap((key) =>
    [
      null,
      [],
      { '2026-02-30': [] },
      { '2026-11-23': null },
      { '2026-11-23': [['12:00', '11:00']] },
      { '2026-11-23': ['12:00'] },
    ].map((value): [object, string] => [withCalendar({ [key]: value }), 'malformed']),
  ),
  ...[
    undefined,
    null,
    0,
    '',
    'now',
    '2026-11-20',
    '2026-11-20T12:00',
    '2026-02-29T12:00Z',
    '2026-11-20T25:00Z',
    '2026-11-20T12:00+3',
    '2026-11-20 12:00Z',
  ].map((start): [object, string] => [{ ...deadline, start }, 'malformed']),
  ...['1969-12-31T23:59:59Z', '2101-01-01T00:00Z', '9999-12-31T23:59Z', '0000-01-01T00:00Z'].map(
    (start): [object, string] => [{ ...deadline, start }, 'out-of-range'],
  ),
  ...[
    undefined,
    null,
    60,
    {},
    { minutes: '60' },
    { minutes: 1.5 },
    { minutes: null },
    { days: 1 },
    { minutes: 1, seconds: 1 },
  ].map((amount): [object, string] => [{ ...adding, amount }, 'malformed']),
  ...[{ minutes: 1e300 }, { minutes: -1e300 }, { seconds: 1e15 }, { minutes: 1e308 }].map(
    (amount): [object, string] => [{ ...adding, amount }, 'out-of-range'],
  ),
  ...[undefined, {}, { days: 0.5 }, { minutes: 5 }].map((amount): [object, string] => [
    { ...counting, amount },
    'malformed',
  ]),
  ...[{ days: 1e9 }, { days: -1e300 }].map((amount): [object, string] => [{ ...counting, amount }, 'out-of-range']),
  ...[undefined, null, 'later'].map((end): [object, string] => [{ ...between, end }, 'malformed']),
  [{ ...between, end: '2200-01-01T00:00Z' }, 'out-of-range'],
  ...[
    undefined,
    null,
    5,
    [],
    {},
    { amount: 1 },
    { amount: 0, unit: 'minute' },
    { amount: -1, unit: 'minute' },
    { amount: 1.5, unit: 'minute' },
    { amount: '1', unit: 'minute' },
    { amount: 1, unit: 'hour' },
    { amount: 1, unit: 'toString' },
  ].map((term): [object, string] => [{ ...deadline, term }, 'malformed']),
  ...[null, 'noon', 0].map((ends): [object, string] => [{ ...deadline, ends }, 'malformed']),
  ...[
    null,
    'x',
    {},
    [null],
    [[]],
    [['2026-11-23T06:30Z']],
    [[null, '2026-11-23T06:30Z']],
    [['2026-11-23T06:30Z', '2026-11-23T06:29Z']],
    [['2026-11-23T06:30Z', 'never']],
    [['2026-11-23T06:30Z', null, null]],
  ].flatMap((pauses): [object, string][] => [
    [{ ...deadline, pauses }, 'malformed'],
    [{ ...adding, pauses }, 'malformed'],
    [{ ...between, pauses }, 'malformed'],
  ]),
  ...[deadline, between].map((op): [object, string] => [
    { ...op, pauses: [['1900-01-01T00:00Z', null]] },
    'out-of-range',
  ]),
  ...[adding, counting].map((op): [object, string] => [
    { ...op, amount: { minutes: -60, days: 1 }, pauses: [['2026-11-20T06:30Z', '2026-11-20T07:30Z']] },
    'malformed',
  ]),
  ...[
    null,
    {},
    [1],
    [{ amount: 1, unit: 'minute' }],
    [{ amount: 0, unit: 'working-day' }],
    [{ amount: -1, unit: 'working-day' }],
  ].map((extensions): [object, string] => [{ ...deadline, extensions }, 'malformed']),
];

/** Lines that have no id to answer to. */
const NAMELESS: readonly string[] = [
  '',
  '   ',
  'null',
  'true',
  '5',
  '"x"',
  '[]',
  '{}',
  '{"id":5}',
  '{"id":null}',
  '{"id":"x"',
  '{"id":"x"}}',
  "{'id':'x'}",
  '\0\0\0',
  '\u2028',
  '{"id":"x",}',
  `${'['.repeat(200_000)}`,
];

describe('npm run worktime', () => {
  it('X-3 answers every line in order, sound, faulty or nameless, and exits with 0', async () => {
    const sound = SOUND.map(([fields]) => line(fields));
    const faulty = FAULTY.map(([fields]) => line(fields));
    const { answers, status } = await worktime([...sound, ...NAMELESS, ...faulty, ...sound].join('\n'));
    expect(status).toBe(0);
    expect(answers).toHaveLength(2 * sound.length + NAMELESS.length + faulty.length);

    SOUND.forEach(([fields, expected], i) => {
      for (const answer of [answers[i], answers[i + sound.length + NAMELESS.length + faulty.length]]) {
        expect([fields, answer]).toEqual([fields, expect.objectContaining({ id: 'x', ...expected })]);
        expect(answer).not.toHaveProperty('error');
        expect('account' in (answer ?? {})).toBe('term' in fields);
      }
    });
    NAMELESS.forEach((text, i) => {
      expect([text.slice(0, 20), answers[sound.length + i]]).toMatchObject([
        text.slice(0, 20),
        { id: null, error: { code: 'malformed' } },
      ]);
    });
    FAULTY.forEach(([fields, code], i) => {
      const { id, error } = answers[sound.length + NAMELESS.length + i] as Answer;
      expect({ fields, id, code: error?.code }).toEqual({ fields, id: 'x', code });
    });
  }, 60_000);

  it('takes deep nesting, broken UTF-8, long lines, a missing last newline and Windows line ends', async () => {
    const sound = line(adding);
    const deep = `{"id":"deep","op":"deadline","calendar":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const input = Buffer.concat([
      Buffer.from(`${sound}\r\n${deep}\n`),
      Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
      Buffer.from(`{"id":"long","text":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"id":"line\u2028end"}\n`),
      Buffer.from(sound),
    ]);
    const { answers, status } = await worktime(input);
    expect(status).toBe(0);
    expect(answers.map(({ id, result, error }) => [id, result ?? error?.code])).toEqual([
      ['x', '2026-11-20T13:00:00.000Z'],
      ['deep', 'malformed'],
      [null, 'malformed'],
      [null, 'malformed'],
      ['line\u2028end', 'malformed'],
      ['x', '2026-11-20T13:00:00.000Z'],
    ]);
  }, 60_000);

  it('answers nothing to nothing', async () => {
    expect(await worktime('')).toEqual({ answers: [], status: 0 });
  }, 60_000);

  it('X-3 says what each day of an account counted and stood for', async () => {
    const account = async (fields: object): Promise<unknown[]> => {
      const { answers } = await worktime(line({ ...deadline, ...fields }));
      return (answers[0]?.['account'] as { [key: string]: unknown }[]).map((day) => [
        String(day['date']).slice(5),
        day['kind'],
        day['countedSeconds'],
        day['pausedSeconds'],
      ]);
    };
    // The event's own day is not counted, so a pause on it costs nothing.
    expect(await account({ pauses: [['2026-11-20T12:30Z', '2026-11-23T07:30Z']] })).toEqual([
      ['11-20', 'event-day', 0, 0],
      ['11-21', 'weekend', 0, 0],
      ['11-22', 'weekend', 0, 0],
      ['11-23', 'working', 27_000, 3_600],
      ['11-24', 'working', 3_600, 0],
    ]);
    // Calendar days count days off too; with `closing` the whole days are counted all the same.
    expect(await account({ term: { amount: 2, unit: 'calendar-day' }, ends: 'closing' })).toEqual([
      ['11-20', 'event-day', 0, 0],
      ['11-21', 'weekend', 86_400, 0],
      ['11-22', 'weekend', 86_400, 0],
      ['11-23', 'working', 0, 0],
    ]);
    const own = {
      ...MOSCOW,
      holidays: ['2026-11-23'],
      workdays: ['2026-11-21'],
      dateHours: { '2026-11-22': [['10:00', '11:00']] },
    };
    expect(await account({ calendar: own, term: { amount: 4_320, unit: 'minute' } })).toEqual([
      ['11-20', 'working', 32_400, 0],
      ['11-21', 'moved-working', 86_400, 0],
      ['11-22', 'moved-working', 86_400, 0],
      ['11-23', 'holiday', 54_000, 0],
    ]);
  }, 60_000);

  it('accounts for every date from the start to the due one', async () => {
    const { answers } = await worktime(line({ ...deadline, start: '2026-12-30T14:00Z' }));
    expect(answers[0]?.['account']).toEqual(
      [
        ['2026-12-30', 'event-day', 0],
        ['2026-12-31', 'moved-off', 0],
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => [`2027-01-0${day}`, 'holiday', 0]),
        ['2027-01-09', 'weekend', 0],
        ['2027-01-10', 'weekend', 0],
        ['2027-01-11', 'working', 30_600],
      ].map(([date, kind, countedSeconds]) => ({
        date,
        kind,
        countedSeconds,
        pausedSeconds: 0,
        note: expect.any(String) as string,
      })),
    );
  }, 60_000);
});
