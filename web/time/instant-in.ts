/**
 * The instant at which clocks of a zone show a time of a day. Where they are set forward over it, a moment after; where it comes twice,
 * the first.
 *
 * @param date `2027-01-11`
 * @param time `09:30`
 * @returns ISO 8601 in UTC; undefined: there is no such day or time
 */
export function instantIn(zone: string, date: string, time: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const wanted = Date.parse(`${date}T${time.padStart(5, '0')}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  const before = wanted - offsetAt(zone, wanted - 86_400_000);
  const after = wanted - offsetAt(zone, wanted + 86_400_000);
  const at = [before, after].find((candidate) => candidate + offsetAt(zone, candidate) === wanted) ?? before;
  return new Date(at).toISOString();
}

/** By how much clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '00';
  const shown = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`;
  return Date.parse(shown) - Math.floor(at / 1_000) * 1_000;
}
