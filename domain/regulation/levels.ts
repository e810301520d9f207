import { lookUp } from './look-up';
import type { Regulation } from './types';
import { rowFor, type Situation } from './when';

/** The category of a problem that nobody named; null where the desk does not tell problems apart. */
export function defaultCategory(regulation: Regulation, situation: Situation): string | null {
  return regulation.defaultCategory === null ? null : rowFor(regulation.defaultCategory, situation).value;
}

/** The category that was named, where the regulation knows it; else the one for requests that name none. */
export function categoryOf(regulation: Regulation, named: string | null, situation: Situation): string | null {
  const known = named !== null && lookUp(regulation.categories, named) !== undefined;
  return known ? named : defaultCategory(regulation, situation);
}

/** The service level by client and problem; null where the desk has none. Nobody names the own level. */
export function levelOf(regulation: Regulation, situation: Situation): string | null {
  return regulation.level === null ? null : rowFor(regulation.level, situation).value;
}
