import { isLate, isOpen } from '../../domain/parts';
import type { PartsOrder } from '../../domain/parts';
import type { Instant } from '../../domain/time';
import { iso, isoOrNull } from './present-clock';

/** An order of parts, on a ticket and on a visit alike. */
export function presentOrder(order: PartsOrder, now: Instant): object {
  const { id, supplier, lines, orderedAt, expectedAt, shippedAt, receivedAt, cancelledAt } = order;
  return {
    id,
    supplier,
    lines: lines.map(({ part, quantity, received }) => ({ part, quantity, received })),
    orderedAt: iso(orderedAt),
    expectedAt: isoOrNull(expectedAt),
    shippedAt: isoOrNull(shippedAt),
    receivedAt: isoOrNull(receivedAt),
    cancelledAt: isoOrNull(cancelledAt),
    open: isOpen(order),
    late: isLate(order, now),
  };
}
