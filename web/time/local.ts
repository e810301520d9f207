/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1_000) * 1_000;
}

/**
 * The instant at which the clocks of a zone show a local time; of one that they skip, as if they had not been put forward.
 *
 * @param local `2026-12-01T18:00`
 * @returns ISO 8601 in UTC; null for what is no local time
 */
export function instantOf(local: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(asUtc)) return null;
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

/** What the clocks of a zone show at an instant: `2026-12-01T18:00`. @param at ISO 8601 */
export function localOf(at: string, timeZone: string): string {
  const instant = Date.parse(at);
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}
