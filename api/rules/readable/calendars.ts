import { calendarOfService, type Regulation } from '../../../domain/regulation';
import type { CalendarSpec, IntervalSpec, WeekDay } from '../../../domain/time';
import { dateText, layerText } from '../../../texts/account';
import { fill, type Language } from '../../../texts/language';
import { limitTexts } from '../../../texts/rules/clocks';
import { hoursTexts, weekDayTexts } from '../../../texts/rules/vocabulary';
import { zoneText } from '../../../texts/zoned-time';
import type { ReadableEntry } from './model';
import type { Reader } from './reader';

const days: readonly WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Working time, calendar by calendar: a file gives them codes only, so their hours are their names. */
export function readCalendars(reader: Reader): ReadableEntry[] {
  const { regulation, language } = reader;
  return Object.entries(regulation.calendars).map(([code, calendar]) => {
    const path = `calendars.${code}`;
    const { layers = [], holidays = [], workdays = [], dateHours = {}, breaks = {}, source } = calendar;
    const official = layers.map((layer) => layerText(layer, language)).join(', ');
    return {
      path,
      title: calendarTitle(regulation, code, language),
      source,
      facts: [
        ...reader.fact('hours', `${path}.week`, weekText(calendar.week, language), source),
        ...reader.fact('zone', `${path}.timeZone`, zoneText(calendar.timeZone, language), source),
        ...reader.fact(
          'official',
          `${path}.layers`,
          official === '' ? reader.label('noOfficial') : reader.label('officialOf', { of: official }),
          source,
        ),
        ...reader.fact('closed', `${path}.holidays`, holidays.map(dateText).join(', '), source),
        ...reader.fact('opened', `${path}.workdays`, workdays.map(dateText).join(', '), source),
        ...reader.fact('otherHours', `${path}.dateHours`, datedText(dateHours), source),
        ...reader.fact('breaks', `${path}.breaks`, datedText(breaks), source),
        ...reader.fact('usedFor', `${path}.used`, usesOf(reader, code).join(', ')),
      ],
    };
  });
}

/** What a calendar is called: `пн–пт 09:30–18:00`, and where the desk has several zones, which one. */
export function calendarTitle(regulation: Regulation, code: string, language: Language): string {
  if (code === calendarOfService) return limitTexts.ofService[language];
  const calendar = Object.hasOwn(regulation.calendars, code) ? regulation.calendars[code] : undefined;
  if (calendar === undefined) return code;
  const zones = new Set(Object.values(regulation.calendars).map(({ timeZone }) => timeZone));
  const hours = weekText(calendar.week, language);
  const isRound = hours === hoursTexts.always[language];
  return zones.size === 1 || isRound ? hours : `${hours}, ${zoneText(calendar.timeZone, language)}`;
}

/** `пн–пт 09:30–18:00; сб 10:00–14:00`. */
function weekText(week: CalendarSpec['week'], language: Language): string {
  const groups: { readonly days: WeekDay[]; readonly hours: string }[] = [];
  for (const day of days) {
    const hours = hoursText(week[day] ?? []);
    const last = groups.at(-1);
    if (hours === '') continue;
    if (last?.hours === hours && days.indexOf(day) === days.indexOf(last.days.at(-1) ?? day) + 1) last.days.push(day);
    else groups.push({ days: [day], hours });
  }
  if (groups.length === 1 && groups[0]?.days.length === 7 && groups[0].hours === '00:00–24:00')
    return hoursTexts.always[language];
  return groups
    .map((group) => fill(hoursTexts.days[language], { days: rangeText(group.days, language), hours: group.hours }))
    .join('; ');
}

function rangeText(range: readonly WeekDay[], language: Language): string {
  const [first, last] = [range[0] ?? 'mon', range.at(-1) ?? 'mon'];
  const names = [first, last].map((day) => weekDayTexts[day][language]);
  return range.length === 1 ? (names[0] ?? '') : names.join('–');
}

function hoursText(hours: readonly IntervalSpec[]): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ');
}

function datedText(dated: Readonly<Record<string, readonly IntervalSpec[]>>): string {
  return Object.entries(dated)
    .map(([date, hours]) => `${dateText(date)} ${hoursText(hours) || '—'}`)
    .join(', ');
}

/** What counts by a calendar, in titles. */
function usesOf(reader: Reader, code: string): string[] {
  const { regulation } = reader;
  const services = Object.values(regulation.services).filter(({ calendar }) => calendar === code);
  const clocks = Object.values(regulation.clocks).filter(({ calendar }) =>
    calendar.some(({ value }) => value === code),
  );
  return [
    ...(regulation.intake.calendar === code ? [reader.label('intakeUse')] : []),
    ...services.map(({ title }) => reader.say(title)),
    ...clocks.map(({ title }) => reader.say(title)),
  ];
}
