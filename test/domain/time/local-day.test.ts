import { spanOfDay } from '../../../domain/time';

const hours = (timeZone: string, date: string): readonly [string, number] | undefined => {
  const span = spanOfDay(timeZone, date);
  return span && [new Date(span.from).toISOString(), (span.to - span.from) / 3_600_000];
};

test('F16 a date is a span by the clocks of its zone, also where they change', () => {
  expect(hours('Europe/Moscow', '2026-03-03')).toEqual(['2026-03-02T21:00:00.000Z', 24]);
  expect(hours('Europe/Berlin', '2026-03-29')).toEqual(['2026-03-28T23:00:00.000Z', 23]);
  expect(hours('Europe/Berlin', '2026-10-25')).toEqual(['2026-10-24T22:00:00.000Z', 25]);
  // At midnight of this day the clocks went on to one o'clock.
  expect(hours('America/Sao_Paulo', '2018-11-04')).toEqual(['2018-11-04T03:00:00.000Z', 23]);
  expect(hours('UTC', '2026-12-31')).toEqual(['2026-12-31T00:00:00.000Z', 24]);
  expect(hours('Asia/Kathmandu', '2026-01-01')).toEqual(['2025-12-31T18:15:00.000Z', 24]);
});

test('what is no date, no zone, or beyond the years of the engine is no span', () => {
  for (const [zone, date] of [
    ['Europe/Moscow', '2026-02-30'],
    ['Europe/Moscow', '2026-3-3'],
    ['Europe/Moscow', ''],
    ['Europe/Nowhere', '2026-03-03'],
    ['UTC', '1969-12-31'],
    ['UTC', '2101-01-01'],
  ] as const)
    expect(hours(zone, date)).toBeUndefined();
  expect(spanOfDay('Europe/Moscow', '1970-01-01')?.from).toBe(0);
  expect(spanOfDay('America/Chicago', '2100-12-31')?.to).toBe(Date.UTC(2101, 0, 1));
});
