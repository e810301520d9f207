import type { Instant, LocalDate } from '../../domain/time';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of an instant in a zone: validity of versions and contracts is read in the desk's. */
export function localDateIn(timeZone: string, at: Instant): LocalDate {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
