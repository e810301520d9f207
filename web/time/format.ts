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

/** What people call the time of a zone: `Новосибирск`. */
export function zoneName(timeZone: string, language: Language): string {
  const parts = format(language, timeZone, { timeZoneName: 'shortGeneric' }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
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
