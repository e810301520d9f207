/** What the commands on orders come to, on a ticket and on a visit alike (SK-18). */
import {
  pauseClocks,
  stopClocks,
  unpauseClocks,
  type ClockBearer,
  type ClockRules,
  type ClockWriting,
} from '../process';
import { refuse, type Refusal } from '../policy/refusals';
import { calendarsOf, startsOn } from '../regulation/clocks';
import { addWorkingDays, type Instant } from '../time';
import type { PartsEventBody } from './events';
import { isOpen, ordersOfCycle, partsCause, type OrderBearer, type PartsOrder } from './order';

export interface PartsAmount {
  readonly part: string;
  readonly quantity: number;
}

export interface OrderParts {
  readonly type: 'order-parts';
  readonly supplier: string;
  readonly lines: readonly PartsAmount[];
  readonly expectedAt?: Instant;
}

/** The supplier has sent the order, or names another day of arrival. */
export interface ShipParts {
  readonly type: 'ship-parts';
  readonly order: string;
  readonly expectedAt?: Instant;
}

export interface ReceiveParts {
  readonly type: 'receive-parts';
  readonly order: string;
  /** Everything that is still missing, if not given. */
  readonly lines?: readonly PartsAmount[];
}

export interface CancelParts {
  readonly type: 'cancel-parts';
  readonly order: string;
}

/** A draft of whatever carries orders. */
export interface PartsDraft extends ClockWriting {
  readonly state: ClockBearer & OrderBearer;
  emit(body: PartsEventBody | Parameters<ClockWriting['emit']>[0], effective?: Instant): void;
}

/** What the bearer does when a date is set for an order: starts its clocks from `parts-ordered`. */
export type Promised = (orderId: string, expectedAt: Instant) => void;

/** Ordered: until the receipt the clocks that the regulation names stand, and it is the supplier's time. */
export function orderParts(
  draft: PartsDraft,
  rules: ClockRules,
  { supplier, lines, expectedAt }: OrderParts,
  orderId: string,
  promised: Promised,
): Refusal | null {
  if (expectedAt !== undefined && expectedAt <= draft.at) return refuse('expected-in-past');
  draft.emit({
    type: 'parts-ordered',
    orderId,
    supplier,
    lines: totals(lines),
    expectedAt: expectedAt ?? null,
  });
  const { parts } = rules.regulation;
  if (parts !== undefined) pauseClocks(draft, parts.pauses, partsCause, parts.owner);
  watch(draft, rules, { id: orderId, expectedAt: expectedAt ?? null }, promised);
  return null;
}

/** The orders that are under way are watched again, as when they were placed. */
export function promiseAgain(draft: PartsDraft, rules: ClockRules, promised: Promised): void {
  for (const order of draft.state.orders.filter(isOpen)) watch(draft, rules, order, promised);
}

/** Where no arrival is promised, somebody asks for one by the end of the next working day. */
function watch(
  draft: PartsDraft,
  rules: ClockRules,
  { id, expectedAt }: Pick<PartsOrder, 'id' | 'expectedAt'>,
  promised: Promised,
): void {
  const due = expectedAt ?? nextWorkingDay(rules, draft.at);
  if (due !== null) promised(id, due);
}

function nextWorkingDay(rules: ClockRules, at: Instant): Instant | null {
  const rule = Object.values(rules.regulation.clocks).find((each) => startsOn(each, 'parts-ordered'));
  // Of several the last one asks nothing: it is the desk's own day.
  const calendar = rule === undefined ? undefined : calendarsOf(rule).at(-1);
  const found = calendar === undefined ? null : addWorkingDays(rules.calendar(calendar), at, 1);
  return found?.ok ? found.value.instant : null;
}

/** The supplier has sent the order, or names another day: its clock then runs to that day. */
export function shipParts(draft: PartsDraft, { order: id, expectedAt }: ShipParts, promised: Promised): Refusal | null {
  const order = openOrder(draft, id);
  if ('refused' in order) return order;
  if (expectedAt !== undefined && expectedAt <= draft.at) return refuse('expected-in-past');
  draft.emit({ type: 'parts-shipped', orderId: id, expectedAt: expectedAt ?? order.expectedAt });
  if (expectedAt !== undefined) {
    stopClocks(draft, { from: ['parts-ordered'], subject: id });
    promised(id, expectedAt);
  }
  return null;
}

/** Arrived, in part or whole. What has arrived already arrives a second time without any effect. */
export function receiveParts(draft: PartsDraft, { order: id, lines }: ReceiveParts): Refusal | null {
  const order = find(draft, id);
  if (order === undefined) return refuse('unknown-order');
  if (order.cancelledAt !== null) return refuse('order-cancelled');
  if (order.receivedAt !== null) return null;
  const missing = order.lines.map(({ part, quantity, received }) => ({ part, quantity: quantity - received }));
  const arrived = (lines ?? missing).filter(({ quantity }) => quantity > 0);
  for (const { part, quantity } of totals(arrived)) {
    const expected = missing.find((line) => line.part === part);
    if (expected === undefined) return refuse('unknown-part');
    if (quantity > expected.quantity) return refuse('more-than-ordered');
  }
  const whole = missing.every(
    ({ part, quantity }) => (totals(arrived).find((line) => line.part === part)?.quantity ?? 0) === quantity,
  );
  draft.emit({ type: 'parts-received', orderId: id, lines: totals(arrived), whole });
  if (whole) settle(draft, id);
  return null;
}

/** The order is called off; what had arrived of it stays. */
export function cancelParts(draft: PartsDraft, { order: id }: CancelParts): Refusal | null {
  const order = openOrder(draft, id);
  if ('refused' in order) return order;
  draft.emit({ type: 'parts-cancelled', orderId: id });
  settle(draft, id);
  return null;
}

/** The clocks run on when nothing of this cycle is on its way any more: overlapping orders are one pause. */
function settle(draft: PartsDraft, id: string): void {
  stopClocks(draft, { from: ['parts-ordered'], subject: id });
  if (!ordersOfCycle(draft.state).some(isOpen)) unpauseClocks(draft, partsCause);
}

function find(draft: PartsDraft, id: string): PartsOrder | undefined {
  return draft.state.orders.find((order) => order.id === id);
}

function openOrder(draft: PartsDraft, id: string): PartsOrder | Refusal {
  const order = find(draft, id);
  if (order === undefined) return refuse('unknown-order');
  if (order.cancelledAt !== null) return refuse('order-cancelled');
  return order.receivedAt === null ? order : refuse('order-received');
}

/** Amounts by part: one part may stand on two lines. */
function totals(lines: readonly PartsAmount[]): { part: string; quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { part, quantity } of lines) sums.set(part, (sums.get(part) ?? 0) + quantity);
  return [...sums].map(([part, quantity]) => ({ part, quantity }));
}

/** Why no order of these can be sent or called off; null where one can. */
export function noneOpen(orders: readonly PartsOrder[]): Refusal | null {
  return orders.some(isOpen) ? null : (noneToReceive(orders) ?? refuse('order-received'));
}

/** Why nothing of these can arrive; null where it can, or has. */
export function noneToReceive(orders: readonly PartsOrder[]): Refusal | null {
  if (orders.length === 0) return refuse('unknown-order');
  return orders.every(({ cancelledAt }) => cancelledAt !== null) ? refuse('order-cancelled') : null;
}
