import type { Language } from '../../texts/language';

/** `short`: without the year where it is this one; `full`: with the day of the week, the year and the offset. */
export type Length = 'short' | 'full';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
  formats.set(key, known);
  return known;
}

const yearOf = (at: Date, timeZone: string): string => format('en', timeZone, { year: 'numeric' }).format(at);

/** An instant as the clocks of a zone show it. @param at ISO 8601 */
export function momentIn(at: string, timeZone: string, language: Language, length: Length): string {
  const date = new Date(at);
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (length === 'full')
    return format(language, timeZone, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...time,
      timeZoneName: 'shortOffset',
    }).format(date);
  const isThisYear = yearOf(date, timeZone) === yearOf(new Date(), timeZone);
  return format(language, timeZone, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...time,
  }).format(date);
}

/** From an instant to another as the clocks of a zone show them: `вт, 8 декабря, 12:00–14:00`. @param from ISO 8601 */
export function spanIn(from: string, to: string, timeZone: string, language: Language): string {
  const options = { weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return format(language, timeZone, options).formatRange(new Date(from), new Date(to));
}

/** Days from an instant to another, which lies after the last of them: `1–7 дек.`. @param from ISO 8601 */
export function daysIn(from: string, to: string, timeZone: string, language: Language): string {
  const [begin, end] = [new Date(from), new Date(new Date(to).getTime() - 1)];
  const isThisYear = [begin, end].every((at) => yearOf(at, timeZone) === yearOf(new Date(), timeZone));
  const options = { day: 'numeric', month: 'short', ...(isThisYear ? {} : ({ year: 'numeric' } as const)) } as const;
  return format(language, timeZone, options).formatRange(begin, end);
}

/** What people call the time of a zone: `Новосибирск`. */
export function zoneName(timeZone: string, language: Language): string {
  const named = (timeZoneName: 'shortGeneric' | 'longGeneric'): string | undefined =>
    format(language, timeZone, { timeZoneName })
      .formatToParts(new Date())
      .find(({ type }) => type === 'timeZoneName')?.value;
  const short = named('shortGeneric') ?? timeZone;
  // Chromium knows short names in English alone, long ones in Russian as well: the city, then the kind of time.
  return language === 'ru' && /^[a-z]/i.test(short) ? (named('longGeneric')?.split(', ')[0] ?? short) : short;
}

/** A date as people say it. @param date `2027-01-11`, of whatever zone */
export function dayIn(date: string, language: Language, length: Length): string {
  return format(
    language,
    'UTC',
    length === 'full'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
      : { weekday: 'short', day: 'numeric', month: 'short' },
  ).format(new Date(`${date}T00:00:00Z`));
}

/** From a day to another as people say it: `30 ноября – 6 декабря 2026 г.` @param from `2026-11-30` */
export function spanOfDays(from: string, to: string, language: Language): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, 'UTC', options).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}
