import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DayKind, DeadlineAccount } from '../../domain/time';
import { deadlineAccount } from '../../domain/time';
import { accountLineText } from '../../texts/account';
import { calendar, fiveDays, plain, valueOf } from '../domain/time/support';

/** The hotline of a national support service works from 07:00 to 21:00 local time on working days. */
const hotline = (layer: string, timeZone: string) =>
  calendar({ timeZone, layers: [layer], week: fiveDays(['07:00', '21:00']) });

const hotlines = {
  am: hotline('am', 'Asia/Yerevan'),
  by: hotline('by', 'Europe/Minsk'),
  kz: hotline('kz', 'Asia/Almaty'),
  kg: hotline('kg', 'Asia/Bishkek'),
};

type Country = keyof typeof hotlines;

/** What is counted from the morning of a date: 00:00 UTC lies before opening on the same date in all four zones. */
function accountFrom(country: Country, date: string): DeadlineAccount {
  return valueOf(deadlineAccount(plain(hotlines[country], `${date}T00:00Z`, 1, 'working-minute')));
}

/** Read by hand from the acts and announcements that the files name. */
const days: readonly [country: Country, date: string, kind: DayKind, why: string][] = [
  ['am', '2026-01-05', 'working', 'between New Year and Christmas, since the law of 2021'],
  ['am', '2026-01-06', 'holiday', 'Christmas'],
  ['am', '2026-01-07', 'working', 'the day after Christmas, since the law of 2021'],
  ['am', '2026-01-27', 'holiday', 'new by the law of 20.01.2026'],
  ['am', '2026-01-28', 'holiday', 'Army Day'],
  ['am', '2026-03-09', 'working', '8 March is a Sunday and moves nothing'],
  ['am', '2026-04-06', 'working', 'the Monday after Easter'],
  ['am', '2026-04-18', 'moved-working', 'a Saturday for 4 May'],
  ['am', '2026-04-25', 'weekend', 'a plain Saturday'],
  ['am', '2026-05-04', 'moved-off', 'by the Government on 29.01.2026'],
  ['am', '2026-05-11', 'working', '9 May is a Saturday and moves nothing'],
  ['am', '2026-07-06', 'working', '5 July is a Sunday and moves nothing'],
  ['am', '2026-12-31', 'holiday', "New Year's Eve"],
  ['am', '2027-01-04', 'working', 'no day off of a holiday is moved'],
  ['am', '2027-01-27', 'holiday', 'by the law of 2026'],
  ['am', '2027-05-03', 'working', '1 May is a Saturday and moves nothing'],
  ['am', '2027-07-05', 'holiday', 'Constitution Day'],
  ['am', '2027-10-15', 'working', 'a plain Friday'],

  ['by', '2026-01-02', 'holiday', 'New Year has two days'],
  ['by', '2026-01-05', 'working', 'a plain Monday'],
  ['by', '2026-03-09', 'working', '8 March is a Sunday and moves nothing'],
  ['by', '2026-04-20', 'moved-off', 'No 397, before Radunitsa'],
  ['by', '2026-04-21', 'holiday', 'Radunitsa'],
  ['by', '2026-04-25', 'moved-working', 'a Saturday for 20 April'],
  ['by', '2026-05-11', 'working', '9 May is a Saturday and moves nothing'],
  ['by', '2026-07-03', 'holiday', 'Independence Day'],
  ['by', '2026-11-09', 'working', '7 November is a Saturday and moves nothing'],
  ['by', '2026-12-25', 'holiday', 'Catholic Christmas'],
  ['by', '2027-01-04', 'working', '2 January is a Saturday and moves nothing'],
  ['by', '2027-05-10', 'working', 'until a resolution of the Council of Ministers is read'],
  ['by', '2027-05-11', 'holiday', 'Radunitsa'],
  ['by', '2027-07-05', 'working', '3 July is a Saturday and moves nothing'],
  ['by', '2027-10-15', 'working', 'a plain Friday'],

  ['kz', '2026-01-05', 'working', 'a plain Monday'],
  ['kz', '2026-01-07', 'holiday', 'Orthodox Christmas'],
  ['kz', '2026-03-09', 'moved-off', '8 March is a Sunday'],
  ['kz', '2026-03-16', 'working', 'Constitution Day of 15 March begins in 2027'],
  ['kz', '2026-03-23', 'holiday', 'Nauryz'],
  ['kz', '2026-03-24', 'moved-off', 'Nauryz on a Saturday'],
  ['kz', '2026-03-25', 'moved-off', 'Nauryz on a Sunday'],
  ['kz', '2026-05-11', 'moved-off', '9 May is a Saturday'],
  ['kz', '2026-05-27', 'holiday', 'Kurban Ait'],
  ['kz', '2026-08-31', 'working', '30 August is no holiday since 1 July 2026'],
  ['kz', '2026-10-26', 'moved-off', 'Republic Day is a Sunday'],
  ['kz', '2027-01-04', 'moved-off', '2 January is a Saturday'],
  ['kz', '2027-03-15', 'holiday', 'Constitution Day'],
  ['kz', '2027-03-24', 'moved-off', 'Nauryz on a Sunday'],
  ['kz', '2027-03-25', 'working', 'one day of Nauryz on a weekend, so one day off'],
  ['kz', '2027-05-17', 'working', 'Kurban Ait on a Sunday moves nothing'],
  ['kz', '2027-08-30', 'working', 'no holiday any more'],
  ['kz', '2027-10-15', 'working', 'a plain Friday'],

  ['kg', '2026-01-06', 'holiday', 'New Year holidays'],
  ['kg', '2026-01-08', 'working', "off for the state's own employees only"],
  ['kg', '2026-01-09', 'working', "off for the state's own employees only"],
  ['kg', '2026-02-23', 'working', 'a working holiday since the Labour Code of 2025'],
  ['kg', '2026-03-09', 'working', '8 March is a Sunday and moves nothing'],
  ['kg', '2026-03-20', 'holiday', 'Orozo Ait'],
  ['kg', '2026-03-23', 'working', 'Nooruz is a Saturday and moves nothing'],
  ['kg', '2026-04-25', 'weekend', 'the Saturday that was only proposed to be worked'],
  ['kg', '2026-05-06', 'holiday', 'May holidays'],
  ['kg', '2026-05-11', 'working', '9 May is a Saturday and moves nothing'],
  ['kg', '2026-05-27', 'holiday', 'Kurman Ait'],
  ['kg', '2026-08-31', 'holiday', 'Independence Day'],
  ['kg', '2026-11-09', 'working', '7 and 8 November are working holidays'],
  ['kg', '2027-01-07', 'holiday', 'Orthodox Christmas'],
  ['kg', '2027-01-08', 'working', 'a plain Friday'],
  ['kg', '2027-03-22', 'working', 'Nooruz is a Sunday and moves nothing'],
  ['kg', '2027-05-10', 'working', '9 May is a Sunday and moves nothing'],
  ['kg', '2027-08-31', 'holiday', 'Independence Day'],
];

test.each(days)('EA-3 %s %s is %s: %s', (country, date, kind) => {
  const [day] = accountFrom(country, date).account;
  expect(day).toMatchObject({ date, kind });
});

/** Published by a ministry or the press that cites it, and counted here from the calendar. */
const counts: readonly [country: Country, month: string, workingDays: number, source: string][] = [
  ['am', '2026-03', 22, 'mitk.am 03.03.2026'],
  ['by', '2026-01', 19, 'Ministry of Labour, 30.12.2025'],
  ['by', '2026-02', 20, 'Ministry of Labour, 30.01.2026'],
  ['by', '2026-03', 22, 'Ministry of Labour, 25.02.2026'],
  ['by', '2026', 254, 'norm of 2024 hours (No 95 of 16.09.2025), eight days an hour shorter'],
  ['kz', '2026-01', 19, 'alau.kz 19.11.2025'],
  ['kz', '2026-03', 18, 'ng.kz 03.03.2026'],
  ['kz', '2026-05', 17, 'lugasoft.ru'],
  ['kz', '2026', 247, 'Ministry of Labour, 246, and 31 August since the law of 11.06.2026'],
];

test.each(counts)('EA-3 %s has in %s %i working days: %s', (country, period, workingDays) => {
  expect(workedIn2026(country).filter((date) => date.startsWith(period))).toHaveLength(workingDays);
});

test('EA-3 the norm of Belarus in hours is that of its working and its shortened days', () => {
  const text = readFileSync(join(__dirname, '../../regulations/calendars/by-2026.json'), 'utf8');
  const file = JSON.parse(text) as { shortDays: string[]; workingHours40Total: number };
  const worked = workedIn2026('by');
  expect(worked).toEqual(expect.arrayContaining(file.shortDays));
  expect(worked.length * 8 - file.shortDays.length).toBe(file.workingHours40Total);
});

test.each([
  ['am', 'Армении', 'Armenia'],
  ['by', 'Беларуси', 'Belarus'],
  ['kz', 'Казахстана', 'Kazakhstan'],
  ['kg', 'Кыргызстана', 'Kyrgyzstan'],
] as const)('EA-3 %s: 2026 is official, 2027 says that it is not yet, in words of the country', (country, ru, en) => {
  const official = accountFrom(country, '2026-10-15');
  expect(official.deadline.provisional).toBe(false);
  const provisional = accountFrom(country, '2027-10-15');
  expect(provisional.deadline.provisional).toBe(true);
  const line = provisional.lines.find(({ kind }) => kind === 'calendar-year');
  if (line === undefined) throw new Error('the account names no year');
  expect(accountLineText(line, 'ru')).toBe(
    `производственный календарь ${ru}, 2027 год: предварительный, срок будет пересчитан`,
  );
  expect(accountLineText(line, 'en')).toBe(
    `working calendar of ${en} for 2027: provisional, the date will be computed anew`,
  );
});

function workedIn2026(country: Country): string[] {
  const dates = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
  return dates.filter((date) => {
    const [day] = accountFrom(country, date).account;
    return day?.kind === 'working' || day?.kind === 'moved-working';
  });
}
