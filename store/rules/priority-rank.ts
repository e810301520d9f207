import type { Rules } from '../../domain/process';
import { lookUp } from '../../domain/regulation';

/** Of a priority that the rules do not know: the last that the columns hold. */
const lastRank = 2_147_483_647;

/** In which order tickets and visits of a priority are handled: 1 goes first. */
export function rankOf(priority: string, { regulation }: Rules): number {
  return lookUp(regulation.priorities, priority)?.rank ?? lastRank;
}
