import type { ClockStart } from '../../domain/regulation';

/** The zone in which a date of a visit's clock is told: agreed times go by the clocks at the site, promises by the reader's. */
export function zoneOfClock(from: ClockStart | undefined, readerZone: string, siteZone: string): string {
  return from === 'slot-agreed' ? siteZone : readerZone;
}
