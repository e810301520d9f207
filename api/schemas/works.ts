import { instantOut, line, orNull } from './values';
import { z } from './zod';

/** Works that are counted; a desk that counts none answers `not-provided`. */
export const workCommandSchemas = {
  'take-work': z
    .strictObject({
      type: z.literal('take-work'),
      minutes: z.int().min(1).max(60_000).openapi({ description: 'How long it takes, as the desk sets it.' }),
    })
    .openapi({
      description:
        "Accepts a work for doing: free by the client's plan where the month has one left and it is short enough, else paid for by a " +
        'consent that the client has given (`request-consent`) and that the balance covers. The minutes of one ticket count together.',
    }),
  'finish-work': z.strictObject({ type: z.literal('finish-work') }).openapi({
    description: 'The work is done: it counts in the month that it is, or is charged.',
  }),
  'cancel-work': z
    .strictObject({ type: z.literal('cancel-work'), reason: line(500) })
    .openapi({ description: 'It will not be done. The client reads why.' }),
} as const;

/** Works of a ticket. */
export const worksView = z
  .object({
    title: z.string().openapi({ description: 'What is counted.' }),
    items: z.array(
      z
        .object({
          id: z.string(),
          minutes: z.int(),
          free: z.boolean().openapi({ description: 'By the plan.' }),
          price: orNull(z.object({ amount: z.string(), text: z.string() }).openapi('WorkPrice')),
          takenAt: instantOut(),
          endedAt: instantOut().nullable(),
          state: z.enum(['taken', 'done', 'dropped']),
        })
        .openapi('TicketWork'),
    ),
  })
  .openapi('TicketWorks');
