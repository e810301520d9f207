import type { CalendarSpan, IntervalSpec, Term, TermUnit, ThresholdMoment, WeekDay } from '../domain/time';
import type { Price } from '../domain/regulation/agreements';
import type { Limit, TableLimit } from '../domain/regulation/types';

/** How each unit of a regulation file is counted. */
const units: Readonly<Record<string, { readonly unit: TermUnit; readonly factor: number; readonly most: number }>> = {
  'working-day': { unit: 'working-day', factor: 1, most: 3650 },
  'working-hour': { unit: 'working-minute', factor: 60, most: 20_000 },
  'working-minute': { unit: 'working-minute', factor: 1, most: 99_999 },
  'calendar-day': { unit: 'calendar-day', factor: 1, most: 3650 },
  hour: { unit: 'minute', factor: 60, most: 20_000 },
  minute: { unit: 'minute', factor: 1, most: 99_999 },
};

export const termHelp = `an amount and a unit, such as "1 working-day", "3 working-hour" or "14 calendar-day" (units: ${Object.keys(units).join(', ')})`;

/** `3 working-hour` is 180 working minutes. Undefined for what is not a term. */
export function parseTerm(text: string): Term | undefined {
  const match = /^([1-9]\d{0,4}) ([a-z-]+)$/.exec(text);
  if (!match?.[1] || !match[2] || !Object.hasOwn(units, match[2])) return undefined;
  const entry = units[match[2]];
  const amount = Number(match[1]);
  return entry && amount <= entry.most ? { amount: amount * entry.factor, unit: entry.unit } : undefined;
}

export const spanHelp = 'a span of the calendar, such as "3 year", "18 month" or "90 calendar-day"';

const spans = { year: 100, month: 1_200, 'calendar-day': 36_500 } as const;

/** `3 year`: not less than a month, so that nothing goes that is still talked of. */
export function parseSpan(text: string): CalendarSpan | undefined {
  const match = /^([1-9]\d{0,4}) (year|month|calendar-day)$/.exec(text);
  if (match === null) return undefined;
  const [amount, unit] = [Number(match[1]), match[2] as CalendarSpan['unit']];
  return amount > spans[unit] || (unit === 'calendar-day' && amount < 30) ? undefined : { amount, unit };
}

export const minutesHelp = 'an amount of hours or minutes by the clock, such as "2 hour" or "30 minute"';

/** `2 hour` is 120: a span that no calendar counts. */
export function parseMinutes(text: string): number | undefined {
  const term = parseTerm(text);
  return term?.unit === 'minute' ? term.amount : undefined;
}

export const minutesOrNoneHelp = `"none", or ${minutesHelp}`;

/** A span that may be left out altogether. */
export function parseMinutesOrNone(text: string): number | undefined {
  return text === 'none' ? 0 : parseMinutes(text);
}

export const tableLimitHelp = `${termHelp}, or "to-be-agreed" or "not-promised"`;

/** A limit that needs nobody to tell a date. */
export function parseTableLimit(text: string): TableLimit | undefined {
  if (text === 'to-be-agreed' || text === 'not-promised') return { kind: text };
  const term = parseTerm(text);
  return term && { kind: 'term', term };
}

const namedLimits = ['objection', 'stated'] as const;
export const limitHelp = `${tableLimitHelp}, or where it is to be found: ${namedLimits.join(', ')}`;

/** The limit of a clock. */
export function parseLimit(text: string): Limit | undefined {
  const named = namedLimits.find((name) => name === text);
  return named ? { kind: named } : parseTableLimit(text);
}

export const momentHelp = `a share such as "75%" (1% to 99%), "due", or a term with before or after, such as "1 working-day before"`;

/** The moment at which somebody is told. */
export function parseMoment(text: string): ThresholdMoment | undefined {
  if (text === 'due') return { due: true };
  const percent = /^([1-9]\d?)%$/.exec(text);
  if (percent) return { percent: Number(percent[1]) };
  const distance = /^(.+) (before|after)$/.exec(text);
  const term = distance?.[1] ? parseTerm(distance[1]) : undefined;
  if (!term) return undefined;
  return distance?.[2] === 'before' ? { before: term } : { after: term };
}

const weekDays: readonly WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon-fri` or `sat`; undefined for anything else, also for a range that runs backwards. */
export function parseDays(text: string): readonly WeekDay[] | undefined {
  const [first, last, ...rest] = text.split('-');
  const from = weekDays.findIndex((day) => day === first);
  const to = last === undefined ? from : weekDays.findIndex((day) => day === last);
  return rest.length || from < 0 || to < from ? undefined : weekDays.slice(from, to + 1);
}

/** `09:30-18:00`, half-open; the end may be `24:00`. */
export function parseInterval(text: string): IntervalSpec | undefined {
  const match = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(text);
  return match?.[1] && match[2] && match[1] < match[2] ? [match[1], match[2]] : undefined;
}

/** A date that exists, within the years of the time engine. */
export function isDate(text: string): boolean {
  if (!/^(19[7-9]\d|20\d\d|2100)-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const priceHelp =
  'an amount and a currency such as "500 RUB", or the currency alone where the desk names an amount each time';

/** `500 RUB`, `499.90 RUB` or `RUB`. */
export function parsePrice(text: string): Price | undefined {
  const match = /^(?:([1-9]\d{0,8}(?:\.\d{2})?) )?([A-Z]{3})$/.exec(text);
  if (!match?.[2]) return undefined;
  return { amount: match[1] ?? null, currency: match[2] };
}

const sizes: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 * 1024 };
export const mostAttachmentBytes = 25 * 1024 * 1024;

/** `25 MB` in bytes; undefined also beyond what the product stores. */
export function parseSize(text: string): number | undefined {
  const match = /^([1-9]\d{0,4}) (KB|MB)$/.exec(text);
  const bytes = match?.[1] && match[2] ? Number(match[1]) * (sizes[match[2]] ?? 0) : undefined;
  return bytes !== undefined && bytes <= mostAttachmentBytes ? bytes : undefined;
}
