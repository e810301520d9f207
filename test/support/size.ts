import { idsIn } from '../../local/promises';

const isFullSize = process.env.REGLAMENT_FULL_SIZE === '1';

/**
 * How many cases a property is tried with, of those that it is tried with at full size: `REGLAMENT_FULL_SIZE=1 npm test -- test/domain
 * test/store`, as often as the soak is run. Cases are new in every run, so what an eighth passes over one day it meets on another.
 */
export function size(full: number): number {
  return isFullSize ? full : Math.ceil(full / 8);
}

/** Some of a table whose cases differ little, and all of it at full size. */
export function chosen<T>(some: readonly T[], all: readonly T[]): readonly T[] {
  return isFullSize ? all : some;
}

/** A test that takes a minute of both cores: the limit of time of the suite has no room for it. It bears no promise, and is listed as skipped. */
export function atFullSize(title: string, body: (() => Promise<void>) | (() => void), limitMs?: number): void {
  if (idsIn(title).length > 0) throw new Error(`${title}: what bears a promise runs every time`);
  if (isFullSize) test(title, body, limitMs);
  else test.skip(`${title} (skipped: at full size only, REGLAMENT_FULL_SIZE=1)`, body);
}
