import type { Language } from '../../texts/language';

/** `ноябрь 2026 г.` for `2026-11`. */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}
