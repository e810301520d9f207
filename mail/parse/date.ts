import type { Warnings } from './warning';

const day = 24 * 60 * 60 * 1000;
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Names of zones in letters of old programs (RFC 5322, 4.3), in minutes. */
const zones: Readonly<Record<string, number>> = { ut: 0, utc: 0, gmt: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, msk: 180, msd: 240 }; // prettier-ignore

/**
 * The instant that a Date field names (epoch milliseconds), null where it is unreadable or no time in which letters were written.
 * A date in the future is told as it stands: order and deadlines count from receipt, never from it.
 *
 * @param now the instant of reading
 */
export function dateOf(value: string, now: number, warnings: Warnings): number | null {
  if (value === '') return null;
  const instant = read(value);
  if (instant === undefined) {
    warnings.add('date unreadable');
    return null;
  }
  if (instant < earliest || instant >= latest) {
    warnings.add('date absurd');
    return null;
  }
  if (instant > now + day) warnings.add('date in the future');
  return instant;
}

/** As RFC 5322 writes it, with the liberties of its section 4.3, or as ISO 8601. */
function read(value: string): number | undefined {
  const plain = value
    .slice(0, 200)
    .replace(/\([^()]{0,100}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const match =
    /^(?:[\p{L}.]{2,12},? )?(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{2}|\d{4}),? (\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,6})?)?(?: ?([+-]\d{4}|[a-z]{1,4}))?/iu.exec(
      plain,
    );
  if (match === null) {
    const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(plain) ? Date.parse(/[Z+]|-\d{2}:?\d{2}$/.test(plain) ? plain : `${plain}Z`) : Number.NaN; // prettier-ignore
    return Number.isNaN(iso) ? undefined : iso;
  }
  const [, dayOfMonth, monthName, yearWritten, hour, minute, second, zone] = match;
  const month = months.indexOf((monthName ?? '').toLowerCase());
  const short = Number(yearWritten);
  const year = yearWritten?.length === 2 ? short + (short < 70 ? 2000 : 1900) : short;
  const offset = offsetOf(zone);
  const parts = [Number(dayOfMonth), Number(hour), Number(minute), Number(second ?? 0)] as const;
  if (month < 0 || offset === undefined || parts[0] < 1 || parts[0] > 31 || parts[1] > 24 || parts[2] > 59 || parts[3] > 60) return undefined; // prettier-ignore
  return Date.UTC(year, month, parts[0], parts[1], parts[2], parts[3]) - offset * 60_000;
}

/** Minutes east of UTC; a zone that nobody knows is none (RFC 5322: as -0000). */
function offsetOf(zone: string | undefined): number | undefined {
  const digits = /^([+-])(\d{2})(\d{2})$/.exec(zone ?? '');
  if (digits === null) return zones[(zone ?? '').toLowerCase()] ?? 0;
  const minutes = Number(digits[2]) * 60 + Number(digits[3]);
  return minutes > 14 * 60 ? undefined : digits[1] === '-' ? -minutes : minutes;
}
