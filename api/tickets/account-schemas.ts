import { z } from '../schemas/zod';
import { instantOut } from '../schemas/values';
import { clockView } from './schemas';

export const accountDay = z
  .object({
    date: z.string(),
    kind: z.enum(['event-day', 'working', 'weekend', 'holiday', 'moved-off', 'moved-working']),
    kindText: z.string(),
    countedSeconds: z.number(),
    pausedSeconds: z.number(),
    note: z.string(),
    rule: z.object({ origin: z.string(), moved: z.string().nullable() }),
    pauses: z.array(z.object({ index: z.int(), seconds: z.number() })),
  })
  .openapi('AccountDay');

/** A fact that moved the date; what else it says depends on its kind. */
export const accountLine = z.looseObject({ kind: z.string(), text: z.string() }).openapi('AccountLine');

export const accountView = z
  .object({
    clock: clockView,
    due: instantOut().nullable(),
    days: z.array(accountDay),
    countedSeconds: z.number(),
    pausedSeconds: z.number(),
    provisional: z.boolean(),
    lines: z.array(accountLine),
    calendar: z.object({ code: z.string(), version: z.string() }),
    source: z.string(),
    sourceText: z.string(),
  })
  .openapi('Account');
