import type { Language } from '../../texts/language';
import type { Visit } from './my-visits';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;

function clock(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], { timeZone, hour: '2-digit', minute: '2-digit' });
}

/** From when to when, by the clocks of the site: `12:00–14:00`. */
export function timesOf(
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
  language: Language,
): string {
  return clock(language, zone).formatRange(new Date(from), new Date(to));
}

const minute = 60_000;

/** When the technician has to leave to be there in time, by the clocks of the site; null: it is not known. */
export function leaveAt({ slot, site, trip }: Visit, language: Language): string | null {
  if (slot === null || trip.departedAt !== null || trip.startedAt !== null) return null;
  return clock(language, site.timeZone).format(new Date(Date.parse(slot.from) - slot.travelMinutes * minute));
}
