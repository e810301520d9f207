import { dayNumber, MS_PER_DAY, MS_PER_MINUTE } from './dates';
import type { Instant } from './types';

const INSTANT =
  /^(\d{4}|[+-]\d{6})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

/**
 * Reads an ISO 8601 instant with Z or an offset; undefined for anything else, also for a date that does not exist. Parts of a
 * second finer than a millisecond are cut off. The instant may lie beyond the engine's years.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === undefined || parts[1] === '-000000') return undefined;
  const minutes = Number(parts[4]) * 60 + Number(parts[5]);
  const offset = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === '-' ? -1 : 1);
  const ms = Number(parts[6] ?? 0) * 1000 + Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  return day * MS_PER_DAY + (minutes - offset) * MS_PER_MINUTE + ms;
}
