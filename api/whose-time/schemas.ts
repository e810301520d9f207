import { owners } from '../../domain/regulation';
import { z } from '../schemas/zod';
import { code, instantOut, month, orNull, shortId } from '../schemas/values';

const seconds = z.int().openapi({ description: 'Whole working seconds.' });

/** Whose working seconds: ours, the client's, a supplier's, nature's. */
const sides = { us: seconds, client: seconds, supplier: seconds, nature: seconds };

export const ticketTimeView = z
  .object({
    until: instantOut().openapi({ description: 'How far it is counted: to the closing, else to now.' }),
    isOpen: z.boolean(),
    timeZone: z.string(),
    total: z.object(sides),
    months: z.array(z.object({ month: z.string(), ...sides })).openapi({ description: 'By the clocks of the desk.' }),
    spans: z
      .array(
        z.object({
          from: instantOut(),
          to: instantOut(),
          owner: z.enum(owners),
          why: z.enum(['pause', 'step']).openapi({ description: 'The clock stood, or somebody owed the next step.' }),
          text: z.string().openapi({ description: 'For what it stood, or who owed what.' }),
          seconds,
        }),
      )
      .openapi({ description: 'In order of time; what has no working time is left out.' }),
  })
  .openapi('TicketTime');

const line = { ...sides, tickets: z.int() };

export const whoseTimeView = z
  .object({
    desk: z.string(),
    from: z.string(),
    to: z.string(),
    by: z.string(),
    total: z.object(line),
    lines: z.array(
      z.object({
        ...line,
        key: z.string().nullable().openapi({ description: 'Null: nobody is responsible.' }),
        name: z.string().nullable(),
        tid: orNull(z.string()),
      }),
    ),
    more: z.int().openapi({ description: 'Lines that were left off: they have less time.' }),
    open: z.object({
      counted: z.int().openapi({ description: 'Tickets that are open, or closed a moment ago, counted until now.' }),
      leftOut: z.int().openapi({ description: 'The same that were too many: no sum has them.' }),
    }),
  })
  .openapi('WhoseTime');

/** So many lines at most, on a page and in a file. */
const mostLines = 1_000;

export const timeQuery = z.strictObject({
  desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  from: month().optional().openapi({ description: 'The first month. Default: eleven months before the last one.' }),
  to: month().optional().openapi({ description: 'The last month, included. Default: this one.' }),
  by: z.enum(['client', 'topic', 'month', 'specialist', 'ticket']).default('month'),
  client: z.uuid().optional(),
  topic: code().optional(),
  about: shortId().optional().openapi({ description: 'The responsible of the tickets.' }),
  limit: z
    .string()
    .regex(/^[0-9]{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(mostLines))
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: mostLines, default: 100 }),
});
