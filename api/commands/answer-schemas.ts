import { person } from '../names';
import { z } from '../schemas/zod';
import { instantOut, ofVisit, orNull } from '../schemas/values';

/**
 * Null, said so that every generator reads it and a reader can tell the answer from one that is done: a schema whose type is null
 * alone stops one generator, and a client made by another loses the field.
 */
const notYet = z.enum(['refused', 'fault']).nullable().openapi({ description: 'Null: it is still to come.' });

/** A command whose outcome is still to come. */
export const pendingView = z
  .object({ commandId: z.string(), outcome: notYet, links: z.object({ command: z.string() }) })
  .openapi('CommandPending');

/** A command and what became of it. */
export const commandView = z
  .object({
    id: z.string(),
    ticket: z.string(),
    visit: ofVisit(),
    type: z.string(),
    by: z.object({ kind: z.enum(['person', 'system']), ...person.shape, role: z.string().nullable() }),
    channel: z.string(),
    receivedAt: instantOut(),
    outcome: z.enum(['done', 'refused', 'fault']).nullable().openapi({
      description: 'Null while it waits. `fault`: our fault; it is kept, and decided again when that is mended.',
    }),
    revision: z.int().nullable(),
    refusal: orNull(
      z
        .object({
          code: z.string(),
          text: z.string(),
          detail: z
            .string()
            .nullable()
            .openapi({ description: 'What is to say beside it: who may, or until when it could have been.' }),
        })
        .openapi('CommandRefusal'),
    ),
    links: z.object({ self: z.string(), ticket: z.string() }),
  })
  .openapi('Command');
