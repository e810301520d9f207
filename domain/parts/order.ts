/**
 * An order of parts: equipment on its way (SK-18). Tickets and visits carry orders of the same kind; while any of them is
 * open, the clocks that the regulation names stand, as the supplier's time.
 */
import type { ClockPause } from '../process';
import { partsPause } from '../regulation/clocks';
import type { Regulation } from '../regulation/types';
import type { Instant } from '../time';

export const partsCause = 'parts';

export interface PartsLine {
  /** Article or name of the part, as the desk calls it. */
  readonly part: string;
  readonly quantity: number;
  readonly received: number;
}

export interface PartsOrder {
  /** The command that ordered. */
  readonly id: string;
  /** It was ordered for the work of this cycle of its bearer, and holds up none of a later one. */
  readonly cycle: number;
  readonly supplier: string;
  readonly lines: readonly PartsLine[];
  readonly orderedAt: Instant;
  /** The arrival that the supplier promised; null while none is. */
  readonly expectedAt: Instant | null;
  readonly shippedAt: Instant | null;
  /** Everything ordered is there. */
  readonly receivedAt: Instant | null;
  readonly cancelledAt: Instant | null;
}

/** Whoever carries orders, and works in a cycle. */
export interface OrderBearer {
  readonly orders: readonly PartsOrder[];
  readonly cycle: number;
}

/** Those of the present cycle. */
export function ordersOfCycle({ orders, cycle }: OrderBearer): readonly PartsOrder[] {
  return orders.filter((order) => order.cycle === cycle);
}

/** Something of the order is still to come. */
export function isOpen({ receivedAt, cancelledAt }: PartsOrder): boolean {
  return receivedAt === null && cancelledAt === null;
}

/** Open, and later than its promised arrival. */
export function isLate(order: PartsOrder, now: Instant): boolean {
  return isOpen(order) && order.expectedAt !== null && order.expectedAt < now;
}

/** When the last open order is promised to be there: null while one of them has no date, or none is open. */
export function promisedArrival(orders: readonly PartsOrder[]): Instant | null {
  const open = orders.filter(isOpen);
  const dates = open.flatMap(({ expectedAt }) => (expectedAt === null ? [] : [expectedAt]));
  return open.length === 0 || dates.length < open.length ? null : Math.max(...dates);
}

/** The pauses in which a clock stands that begins, or runs on, at an instant: for every order of this cycle that is open then or later. */
export function partsPauses(
  bearer: OrderBearer,
  regulation: Regulation,
  clock: string,
  since: Instant,
): readonly ClockPause[] {
  const { parts } = regulation;
  if (parts === undefined || !partsPause(regulation, clock)) return [];
  return ordersOfCycle(bearer).flatMap(({ orderedAt, receivedAt, cancelledAt }) => {
    const to = receivedAt ?? cancelledAt;
    if (to !== null && to <= since) return [];
    return [{ from: Math.max(orderedAt, since), to, cause: partsCause, owner: parts.owner }];
  });
}
