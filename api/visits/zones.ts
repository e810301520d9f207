import type { ClockStart, Regulation } from '../../domain/regulation';

/** The zone in which a date of a visit's clock is told: agreed times go by the clocks at the site, promises by the desk's. */
export function zoneOfClock(from: ClockStart | undefined, regulation: Regulation, siteZone: string): string {
  return from === 'slot-agreed' ? siteZone : regulation.timeZone;
}
