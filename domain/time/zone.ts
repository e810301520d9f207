import { IANAZone } from 'luxon';
import { firstDayOf, MS_PER_DAY, MS_PER_MINUTE } from './dates';
import type { Instant } from './types';

/** From `from` on, local time is UTC plus `offset` (milliseconds). */
interface Segment {
  readonly from: Instant;
  readonly offset: number;
}

/** Since 1970 no zone has changed its offset and back within a week, so one look a week finds every change (a test holds that). */
const LOOK_EVERY = 7 * MS_PER_DAY;

/** A time zone of the IANA database, with the changes of its offset looked up once a year of it is needed. */
export class Zone {
  private readonly years = new Map<number, readonly Segment[]>();

  constructor(private readonly iana: IANAZone) {}

  /**
   * The instant at which the clocks of the zone show a local time (milliseconds as if it were UTC) of a given year.
   * A time inside a gap is the first moment after it; an ambiguous one is its first occurrence.
   */
  instantOf(local: number, year: number): Instant {
    const segments = this.segmentsOf(year);
    let instant = local;
    for (let i = 0; i < segments.length; i += 1) {
      const { from, offset } = segments[i] as Segment;
      instant = Math.max(local - offset, from);
      if (instant < (segments[i + 1]?.from ?? Infinity)) break;
    }
    return instant;
  }

  /** The offsets in force during a year and two days around it, oldest first. */
  private segmentsOf(year: number): readonly Segment[] {
    let segments = this.years.get(year);
    if (segments === undefined) {
      segments = this.findSegments((firstDayOf(year) - 2) * MS_PER_DAY, (firstDayOf(year + 1) + 2) * MS_PER_DAY);
      this.years.set(year, segments);
    }
    return segments;
  }

  private findSegments(from: Instant, to: Instant): readonly Segment[] {
    let offset = this.offsetAt(from);
    const segments: Segment[] = [{ from: -Infinity, offset }];
    for (let week = from; week < to; week += LOOK_EVERY) {
      const after = this.offsetAt(week + LOOK_EVERY);
      for (let low = week; offset !== after;) {
        low = this.findChange(low, week + LOOK_EVERY, offset);
        offset = this.offsetAt(low);
        segments.push({ from: low, offset });
      }
    }
    return segments;
  }

  /** A whole second of (low, high] at which the offset ceases to be what it was at `low`. */
  private findChange(low: Instant, high: Instant, before: number): Instant {
    let [still, changed] = [low / 1000, high / 1000];
    while (changed - still > 1) {
      const middle = Math.floor((still + changed) / 2);
      if (this.offsetAt(middle * 1000) === before) still = middle;
      else changed = middle;
    }
    return changed * 1000;
  }

  private offsetAt(at: Instant): number {
    return Math.round(this.iana.offset(at) * MS_PER_MINUTE);
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, or undefined when there is none. Offsets like `+03:00` and host words like `local` are no names. */
export function zoneOf(name: string): Zone | undefined {
  // Names are compared without case: the keys, and so the memory, are bounded by the number of zones.
  const key = name.toLowerCase();
  let zone = zones.get(key);
  if (zone === undefined && /^[a-z][a-z0-9_+/-]*$/.test(key) && IANAZone.isValidZone(name)) {
    zone = new Zone(IANAZone.create(name));
    zones.set(key, zone);
  }
  return zone;
}
