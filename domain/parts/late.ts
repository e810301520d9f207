import type { ClockBearer } from '../process';
import type { Instant } from '../time';
import type { PartsLine, PartsOrder } from './order';

/** What was ordered, in one line. */
export function linesText(lines: readonly Pick<PartsLine, 'part' | 'quantity'>[]): string {
  return lines.map(({ part, quantity }) => `${part} × ${quantity}`).join(', ');
}

/** Which parts a clock waits for, and from whom. @param subject id of the order */
export function orderedParts(orders: readonly PartsOrder[], subject: string | null): Readonly<Record<string, string>> {
  const order = orders.find(({ id }) => id === subject);
  return order === undefined ? {} : { supplier: order.supplier, parts: linesText(order.lines) };
}

/** Whether a telling is the first one at or after the promised arrival of parts. @param before as it found them */
export function isOverdue(
  { key, due, at }: { readonly key: string; readonly due: Instant | null; readonly at: Instant },
  before: ClockBearer | null,
): boolean {
  const clock = before?.clocks.find((each) => each.key === key);
  if (clock?.from !== 'parts-ordered' || due === null || at < due) return false;
  const behind = new Set(clock.aim.thresholds.flatMap((each) => (each.at >= due ? [each.code] : [])));
  return !clock.told.some((told) => told.due === due && behind.has(told.code));
}
