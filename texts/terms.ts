import type { CalendarSpan, Term, TermUnit } from '../domain/time';
import { counted } from './language';
import type { CountedForms, Language } from './language';

const units: Readonly<Record<TermUnit, CountedForms>> = {
  'working-day': {
    ru: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' },
    en: { one: 'working day', other: 'working days' },
  },
  'working-minute': {
    ru: { one: 'рабочая минута', few: 'рабочие минуты', many: 'рабочих минут' },
    en: { one: 'working minute', other: 'working minutes' },
  },
  'calendar-day': {
    ru: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней' },
    en: { one: 'calendar day', other: 'calendar days' },
  },
  minute: {
    ru: { one: 'минута', few: 'минуты', many: 'минут' },
    en: { one: 'minute', other: 'minutes' },
  },
};

const workingHours: CountedForms = {
  ru: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов' },
  en: { one: 'working hour', other: 'working hours' },
};

/** A term in words: `5 рабочих дней`, `1 working day`; whole working hours are said as hours. */
export function termText({ amount, unit }: Term, language: Language): string {
  if (unit === 'working-minute' && amount % 60 === 0) return counted(amount / 60, workingHours, language);
  return counted(amount, units[unit], language);
}

const hours: CountedForms = {
  ru: { one: 'час', few: 'часа', many: 'часов' },
  en: { one: 'hour', other: 'hours' },
};

/** The same where a rule is read rather than a date explained: whole hours by the clock are said as hours, too. */
export function spokenTerm(term: Term, language: Language): string {
  const { amount, unit } = term;
  return unit === 'minute' && amount % 60 === 0 ? counted(amount / 60, hours, language) : termText(term, language);
}

/** A span of time in words, to the minute: `8 ч 30 мин`. */
export function spanText(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, m] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min'];
  return [...(hours > 0 ? [`${hours} ${h}`] : []), ...(rest > 0 || hours === 0 ? [`${rest} ${m}`] : [])].join(' ');
}

const years = { ru: { one: 'год', few: 'года', many: 'лет' }, en: { one: 'year', other: 'years' } } as const;
const months = { ru: { one: 'месяц', few: 'месяца', many: 'месяцев' }, en: { one: 'month', other: 'months' } } as const;
const spans = { year: years, month: months, 'calendar-day': units['calendar-day'] } as const;

/** A span of the calendar in words: `3 года`. */
export function calendarSpanText({ amount, unit }: CalendarSpan, language: Language): string {
  return counted(amount, spans[unit], language);
}
