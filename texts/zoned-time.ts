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

/** ISO 8601 with the offset of the zone at that instant: `2027-01-11T18:00:00+03:00`. */
export function isoIn(timeZone: string, at: number): string {
  const { year, month, day, hour, minute, second, timeZoneName } = partsIn(timeZone, at);
  const offset = timeZoneName === 'GMT' ? '+00:00' : (timeZoneName ?? '').replace('GMT', '');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
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
