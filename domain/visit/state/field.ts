/** What a decision on a visit may ask of the desk's people and stocks. The commit answers, under the locks that make it true. */
import type { Instant } from '../../time';
import type { Site } from './state';

export interface Technician {
  /** Short id. */
  readonly shortId: string;
  readonly skills: readonly string[];
  /** Code of the federal subject the technician works from. */
  readonly home: string;
}

/** Why somebody has no time. */
export type Engaged = 'technician-off' | 'technician-absent' | 'technician-busy';

export interface Field {
  /** Somebody of this desk who goes on visits; undefined for anybody else. */
  technician(shortId: string): Technician | undefined;
  /**
   * Whether the whole interval is free: working time in the zone of the site, no absence, and with the way to the site
   * before it no other job. The visit that asks is not in its own way.
   */
  engagement(shortId: string, site: Site, from: Instant, to: Instant, travelMinutes: number): Engaged | null;
  /** How much of a part lies in a place, not reserved for anything. */
  stock(place: string, part: string): number;
}
