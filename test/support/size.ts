/**
 * How many cases a property is tried with, of those that it is tried with at full size: `REGLAMENT_FULL_SIZE=1 npm test -- test/domain
 * test/store`, as often as the soak is run. Cases are new in every run, so what a quarter passes over one day it meets on another.
 */
export function size(full: number): number {
  return process.env.REGLAMENT_FULL_SIZE === '1' ? full : Math.ceil(full / 4);
}
