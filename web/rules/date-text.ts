import type { Language } from '../../texts/language';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;

/** A date with its year, as it stands within a sentence: `1 января 2026`. @param date `2026-01-01` */
export function dateText(date: string, language: Language): string {
  const text = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
  return text.replace(/\s*г\.$/, '');
}

/** Today as the clocks of a zone have it: `2026-01-01`. */
export function todayIn(timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}
