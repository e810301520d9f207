import { runningClocks, type ClockBearer, type ClockState } from '../process';
import type { Audience } from '../regulation/types';
import type { Instant } from '../time';
import { isOpen, ordersOfCycle, promisedArrival, type OrderBearer, type PartsOrder } from './order';

export type PartsStepCode = 'deliver-parts' | 'ask-arrival';

export interface PartsStep {
  readonly owes: Audience | 'supplier';
  readonly step: PartsStepCode;
  /** By when; null where no date is promised. */
  readonly until: Instant | null;
  /** Key of the clock that says so. */
  readonly clock: string | null;
}

/**
 * Who owes what while parts are on their way: the supplier, until the last of them is there; where no arrival is promised,
 * somebody of the desk asks for one. Null when nothing is on its way.
 */
export function partsStep(bearer: ClockBearer & OrderBearer): PartsStep | null {
  const open = ordersOfCycle(bearer).filter(isOpen);
  if (open.length === 0) return null;
  const clockOf = (order: PartsOrder | undefined): ClockState | null =>
    runningClocks(bearer, { from: ['parts-ordered'], subject: order?.id ?? '' })[0] ?? null;
  const unpromised = open.find(({ expectedAt }) => expectedAt === null);
  if (unpromised !== undefined) {
    const clock = clockOf(unpromised);
    return {
      owes: clock === null || clock.owes === 'nobody' ? 'coordinator' : clock.owes,
      step: 'ask-arrival',
      until: clock?.aim.due ?? null,
      clock: clock?.key ?? null,
    };
  }
  const until = promisedArrival(open);
  const last = open.find(({ expectedAt }) => expectedAt === until);
  return { owes: 'supplier', step: 'deliver-parts', until, clock: clockOf(last)?.key ?? null };
}
