import type { Term, TermUnit } from '../domain/time';
import { plural } from './language';
import type { Language } from './language';

const russian: Readonly<Record<TermUnit, readonly [string, string, string]>> = {
  'working-day': ['рабочий день', 'рабочих дня', 'рабочих дней'],
  'working-minute': ['рабочая минута', 'рабочие минуты', 'рабочих минут'],
  'calendar-day': ['календарный день', 'календарных дня', 'календарных дней'],
  minute: ['минута', 'минуты', 'минут'],
};

const english: Readonly<Record<TermUnit, string>> = {
  'working-day': 'working day',
  'working-minute': 'working minute',
  'calendar-day': 'calendar day',
  minute: 'minute',
};

const russianHours = ['рабочий час', 'рабочих часа', 'рабочих часов'] as const;

/** A term in words: `5 рабочих дней`, `1 working day`; whole working hours are said as hours. */
export function termText({ amount, unit }: Term, language: Language): string {
  if (unit === 'working-minute' && amount % 60 === 0) {
    const hours = amount / 60;
    return language === 'ru'
      ? `${hours} ${plural(hours, russianHours)}`
      : `${hours} working hour${hours === 1 ? '' : 's'}`;
  }
  if (language === 'ru') return `${amount} ${plural(amount, russian[unit])}`;
  return `${amount} ${english[unit]}${amount === 1 ? '' : 's'}`;
}

/** A span of time in words, to the minute: `8 ч 30 мин`. */
export function spanText(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, m] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min'];
  return [...(hours > 0 ? [`${hours} ${h}`] : []), ...(rest > 0 || hours === 0 ? [`${rest} ${m}`] : [])].join(' ');
}
