import type { Text } from './text';

/** A subject of the federation: where a vehicle stands decides how long a visit may take (SK-17). */
export interface Region {
  /** Code of the tax service (KLADR, GAR); never the number plate's. */
  readonly code: string;
  readonly title: Text;
  /** The federal district by its code; null where the subject belongs to none. */
  readonly district: string | null;
  /** The zone in which a visit there is agreed. */
  readonly timeZone: string;
}

/** By code. */
export type Regions = ReadonlyMap<string, Region>;
