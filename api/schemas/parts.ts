import { z } from './zod';
import { id, instant, instantOut, line } from './values';

/** Article or name of a part or a spare, as the desk calls it. */
export const part = () => line(200);
const quantity = () => z.int().min(1).max(10_000);

/** So much of one part. */
export const partsAmount = z.strictObject({ part: part(), quantity: quantity() }).openapi('PartsAmount');

/** Amounts of several parts. */
export function partsAmounts(least = 1) {
  return z.array(partsAmount).min(least).max(50);
}

const expectedAt = () => instant().optional().openapi({ description: 'The arrival that the supplier promises.' });
const order = () => id().openapi({ description: 'The id of an order, as the ticket or the visit shows it.' });

/** Commands on orders of parts (SK-18): the same ones are given to a ticket and to a visit. */
export const partsCommandSchemas = {
  'order-parts': z.strictObject({
    type: z.literal('order-parts'),
    supplier: line(200),
    lines: partsAmounts(),
    expectedAt: expectedAt(),
  }),
  'ship-parts': z.strictObject({ type: z.literal('ship-parts'), order: order(), expectedAt: expectedAt() }),
  'receive-parts': z.strictObject({
    type: z.literal('receive-parts'),
    order: order(),
    lines: partsAmounts().optional().openapi({ description: 'What arrived; default: everything that is missing.' }),
  }),
  'cancel-parts': z.strictObject({ type: z.literal('cancel-parts'), order: order() }),
} as const;

export const orderView = z
  .object({
    id: z.string(),
    supplier: z.string(),
    lines: z.array(z.object({ part: z.string(), quantity: z.int(), received: z.int() })),
    orderedAt: instantOut(),
    expectedAt: instantOut().nullable(),
    shippedAt: instantOut().nullable(),
    receivedAt: instantOut().nullable().openapi({ description: 'When the last of it was there.' }),
    cancelledAt: instantOut().nullable(),
    open: z.boolean(),
    late: z.boolean().openapi({ description: 'Open, and later than its promised arrival.' }),
  })
  .openapi('PartsOrder');
