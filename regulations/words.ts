import { z } from 'zod';
import {
  isDate,
  limitHelp,
  minutesHelp,
  minutesOrNoneHelp,
  momentHelp,
  parseDays,
  parseInterval,
  parseLimit,
  parseMinutes,
  parseMinutesOrNone,
  parseMoment,
  parsePrice,
  parseSize,
  parseSpan,
  parseTableLimit,
  parseTerm,
  priceHelp,
  spanHelp,
  tableLimitHelp,
  termHelp,
} from './terms';
import type { IntervalSpec, WeekDay } from '../domain/time';

/** The parts that every section of a regulation file is made of: bounded, and each refusal says what would do. */

/** An object without unknown keys; a wrong key is told which there are. */
export function keys<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `is not a key of this place (there are: ${known})` : undefined,
  });
}

/** A keyed map: the desk's own names in kebab-case. */
export function map<Value extends z.ZodType>(value: Value): z.ZodRecord<typeof code, Value> {
  return z.record(code, value).refine((entries) => Object.keys(entries).length <= 500, 'holds more than 500 entries');
}

/** One of a closed list of words. */
export function word<const Words extends readonly [string, ...string[]]>(
  words: Words,
): z.ZodEnum<z.core.util.ToEnum<Words[number]>> {
  return z.enum(words, { error: `must be ${words.length > 1 ? 'one of ' : ''}${words.join(', ')}` });
}

/** A list that may be written as its only member. */
export function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value): unknown => (Array.isArray(value) ? value : [value]), z.array(item).min(1).max(20));
}

/** A string that another notation is read from. */
function notation<Value>(parse: (text: string) => Value | undefined, help: string) {
  return z.string({ error: `must be ${help}` }).transform((text, context): Value => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `must be ${help}; "${clip(text)}" is not` });
    return z.NEVER;
  });
}

const codeHelp =
  'must be a name in kebab-case, such as "remote-diagnostics": small letters, digits and hyphens, at most 40';
export const code = z
  .string({ error: codeHelp })
  .max(40, codeHelp)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, codeHelp);

export function line(longest: number) {
  const help = `must be one line of text, at most ${longest} characters`;
  return z
    .string({ error: help })
    .max(longest, help)
    .refine((text) => text.trim() !== '' && !/[\r\n]/.test(text), help);
}

export const numberHelp = 'must carry the number of the contract, at most 60 characters, without commas and semicolons';

/** The number stands in the `source` of every rule that the contract changes, so it holds none of its separators. */
export const contractNumber = z
  .string({ error: numberHelp })
  .max(60, numberHelp)
  .regex(/^[^\s,;](?:[^,;\r\n]*[^\s,;])?$/, numberHelp);

/** Text of one line or several. */
const proseHelp = 'must be text of at most 2000 characters';
export const prose = z
  .string({ error: proseHelp })
  .max(2000, proseHelp)
  .refine((text) => text.trim() !== '', proseHelp);

/** The paragraph that a rule comes from, or `setting`. A contract adds itself when it is merged. */
export const source = line(400);
export const text = keys({ ru: line(300), en: line(300) });
export const date = z
  .string({ error: 'must be a date, YYYY-MM-DD' })
  .refine(isDate, 'must be a date that exists, YYYY-MM-DD, from 1970 to 2100');
export const term = notation(parseTerm, termHelp);
export const minutes = notation(parseMinutes, minutesHelp);
export const minutesOrNone = notation(parseMinutesOrNone, minutesOrNoneHelp);
export const tableLimit = notation(parseTableLimit, tableLimitHelp);
export const limit = notation(parseLimit, limitHelp);
export const price = notation(parsePrice, priceHelp);
export const moment = notation(parseMoment, momentHelp);
export const span = notation(parseSpan, spanHelp);
export const size = notation(parseSize, 'an amount and KB or MB, such as "10 MB", and at most "25 MB"');
export const interval = notation(
  parseInterval,
  'hours such as "09:30-18:00", the end later than the start, at most 24:00',
);
export const intervals = z.array(interval).max(48);

/** An address of e-mail. */
export const mailbox = z.email('must be an e-mail address').max(200);

/** Whole positive number, for ranks and counts. */
export const count = z.int({ error: 'must be a whole number, at least 1' }).min(1).max(1_000_000_000);

/** `mon-fri: ["09:30-18:00"]`: a day or a range of days each, no day twice. */
export const week = z
  .record(z.string(), intervals)
  .transform((entries, context): Partial<Record<WeekDay, readonly IntervalSpec[]>> => {
    const days: Partial<Record<WeekDay, readonly IntervalSpec[]>> = {};
    for (const [name, hours] of Object.entries(entries)) {
      const named = parseDays(name);
      if (!named) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'must be a day or a range of days, such as "sat" or "mon-fri" (mon, tue, wed, thu, fri, sat, sun)',
        });
      }
      for (const day of named ?? []) {
        if (days[day]) context.addIssue({ code: 'custom', path: [name], message: `names ${day} a second time` });
        days[day] = hours;
      }
    }
    return days;
  });

/** The least and the greatest of a range, both included. */
export const range = z
  .tuple([count, count], { error: 'must be the least and the greatest number, such as [1, 5]' })
  .refine(([least, greatest]) => least <= greatest, 'must begin with the smaller number');

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
