import type { Instant } from '../../time';

/** The instant at which a fact holds: from it terms count, clocks stop and run on. `at` is its place in the record. */
export function effectiveAt({ at, asOf }: { readonly at: Instant; readonly asOf?: Instant }): Instant {
  return asOf ?? at;
}
