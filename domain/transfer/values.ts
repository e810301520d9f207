/** Values of cells and of JSON fields, read strictly: what is not plainly one thing is a fault, never guessed. */
import { normalPhone } from '../people/phone';
import { isMailDomain } from '../people/mail-domain';
import type { Instant, LocalDate } from '../time';
import type { Faults } from './faults';
import { transferLimits, type Origin } from './records';

/** The fields of one record, and where faults of it go. */
export interface Fields {
  readonly at: Origin;
  readonly record: string | null;
  readonly faults: Faults;
  get(field: string): unknown;
}

/** A text, trimmed; null where there is none. Numbers count as texts: ids are written either way. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** A text that may be left out, of a bounded length. */
export function optional(fields: Fields, field: string, most: number = transferLimits.nameLength): string | null {
  const text = textOf(fields.get(field));
  if (text === null || text.length <= most) return text;
  fields.faults.note(fields.at, 'too-long', fields.record, field);
  return null;
}

/** A text that has to be there; empty, with a fault, where it is not. */
export function required(fields: Fields, field: string, most: number = transferLimits.nameLength): string {
  const text = textOf(fields.get(field));
  if (text === null) fields.faults.note(fields.at, 'missing', fields.record, field);
  else if (text.length > most) fields.faults.note(fields.at, 'too-long', fields.record, field);
  else return text;
  return '';
}

/** ISO 8601 with an offset, or without seconds; a space may stand for the T. Without an offset it is nobody's instant. */
const instantForm = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

export function instantOf(text: string): Instant | undefined {
  const match = instantForm.exec(text);
  if (match === null) return undefined;
  const [, date = '', minutes = '', seconds = ':00', offset = ''] = match;
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  // More digits than a millisecond has are no part of an instant of ours.
  const exact = seconds.slice(0, 7);
  const instant = Date.parse(`${date}T${minutes}${exact}${zone}`);
  return Number.isNaN(instant) || !isDate(date) ? undefined : instant;
}

export function optionalInstant(fields: Fields, field: string): Instant | null {
  const text = textOf(fields.get(field));
  if (text === null) return null;
  const instant = instantOf(text);
  if (instant === undefined) fields.faults.note(fields.at, 'not-an-instant', fields.record, field);
  return instant ?? null;
}

export function requiredInstant(fields: Fields, field: string): Instant {
  if (textOf(fields.get(field)) === null) fields.faults.note(fields.at, 'missing', fields.record, field);
  return optionalInstant(fields, field) ?? 0;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function optionalDate(fields: Fields, field: string): LocalDate | null {
  const text = textOf(fields.get(field));
  if (text === null) return null;
  if (isDate(text)) return text;
  fields.faults.note(fields.at, 'not-a-date', fields.record, field);
  return null;
}

const address = /^[^\s@<>()[\]\\,;:"]{1,64}@([^\s@]{1,253})$/;

/** An address in small letters. */
export function optionalEmail(fields: Fields, field: string): string | null {
  const text = textOf(fields.get(field))?.toLowerCase() ?? null;
  if (text === null) return null;
  const domain = address.exec(text)?.[1];
  if (domain !== undefined && text.length <= 254 && isMailDomain(domain)) return text;
  fields.faults.note(fields.at, 'not-an-address', fields.record, field);
  return null;
}

/** A number in the form of E.164; one that is none is a fault where it is asked for, and left out where it is not. */
export function optionalPhone(fields: Fields, field: string, strict: boolean): string | null {
  const text = textOf(fields.get(field));
  if (text === null) return null;
  const phone = normalPhone(text);
  if (phone === undefined && strict) fields.faults.note(fields.at, 'not-a-number', fields.record, field);
  return phone ?? null;
}

/** A subject of a bounded length, and the text of the ticket: what a subject has too much stands in the text. */
export function headed(subject: string | null, text: string): { readonly subject: string; readonly text: string } {
  const whole = (subject ?? '').replace(/\s+/g, ' ').trim();
  if (whole === '') return { subject: '—', text };
  if (whole.length <= transferLimits.subjectLength) return { subject: whole, text };
  const short = `${whole.slice(0, transferLimits.subjectLength - 1).trimEnd()}…`;
  return { subject: short, text: text === '' ? whole : `${whole}\n\n${text}` };
}
