import type { Text } from '../domain/regulation/types';
import { both, type Language } from './language';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The parts of an instant as clocks of the zone show it. */
function partsIn(timeZone: string, at: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

const dayMs = 86_400_000;
const mostDays = 10_000;
/** Offsets by zone and UTC day; null for a day on which the zone changes its clocks. */
const offsets = new Map<string, string | null>();

function offsetAt(timeZone: string, at: number): string {
  const { timeZoneName = '' } = partsIn(timeZone, at);
  return timeZoneName === 'GMT' ? '+00:00' : timeZoneName.replace('GMT', '');
}

/** Taking an instant apart costs more than everything else about it, and on most days one offset holds all day. */
function offsetOn(timeZone: string, at: number): string {
  const day = Math.floor(at / dayMs);
  const key = `${timeZone}/${day}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const first = offsetAt(timeZone, day * dayMs);
    known = first === offsetAt(timeZone, (day + 1) * dayMs - 1) ? first : null;
    if (offsets.size >= mostDays) offsets.clear();
    offsets.set(key, known);
  }
  return known ?? offsetAt(timeZone, at);
}

/** ISO 8601 with the offset of the zone at that instant: `2027-01-11T18:00:00+03:00`. */
export function isoIn(timeZone: string, at: number): string {
  const offset = offsetOn(timeZone, at);
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return `${new Date(at + (sign === '-' ? -shift : shift)).toISOString().slice(0, 19)}${offset}`;
}

/** As people of the desk write it: `11.01.2027, 18:00`. */
export function timeForPeople(timeZone: string, at: number): string {
  const { year, month, day, hour, minute } = partsIn(timeZone, at);
  return `${day}.${month}.${year}, ${hour}:${minute}`;
}

/** The same where readers live in several zones: `12.01.2027, 10:00 (UTC+07:00)`. */
export function timeWithOffset(timeZone: string, at: number): string {
  const { timeZoneName } = partsIn(timeZone, at);
  return `${timeForPeople(timeZone, at)} (${(timeZoneName ?? '').replace('GMT', 'UTC')})`;
}

/**
 * From when to when, where readers live in several zones: `08.07.2026 с 10:00 до 12:00 (UTC+07:00)` within a day, else with the
 * day of either end.
 */
export function spanWithOffset(timeZone: string, from: number, to: number): Text {
  const [begins, ends] = [partsIn(timeZone, from), partsIn(timeZone, to)];
  const [day, lastDay] = [begins, ends].map(({ year, month, day: of }) => `${of}.${month}.${year}`);
  if (day !== lastDay || begins['timeZoneName'] !== ends['timeZoneName']) {
    const [first, last] = [timeWithOffset(timeZone, from), timeWithOffset(timeZone, to)];
    return both(`с ${first} до ${last}`, `${first} to ${last}`);
  }
  const [since, until] = [begins, ends].map(({ hour, minute }) => `${hour}:${minute}`);
  const zone = (ends['timeZoneName'] ?? '').replace('GMT', 'UTC');
  return both(`${day} с ${since} до ${until} (${zone})`, `${day}, ${since} to ${until} (${zone})`);
}

/** What people call the time of a zone: `Омск`, `Omsk Time`. */
export function zoneText(timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
