import type { Regulation } from './types';
import { holds, type Situation } from './when';

/** The code of the status shown: the first match by rank. A checked regulation has one for every situation. */
export function statusFor(regulation: Regulation, situation: Situation): string {
  const match = Object.entries(regulation.statuses)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .find(([, { when }]) => holds(when, situation));
  if (!match) throw new Error(`regulation ${regulation.code} has no status for ${JSON.stringify(situation)}`);
  return match[0];
}
