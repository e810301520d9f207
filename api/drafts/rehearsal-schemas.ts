import { company } from '../names';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';

const turns = z.enum(['red', 'green']);

const moveView = z
  .object({
    key: z.string(),
    clock: z.string(),
    title: z.string(),
    before: orNull(instantOut()).openapi({ description: 'Null: it has no date, since it stands or has not begun.' }),
    after: orNull(instantOut()).openapi({ description: 'Null: it would have none, or end.' }),
    left: orNull(z.object({ before: z.int(), after: z.int() })).openapi({
      description: 'Of one that stands: what is left of its working time, in seconds.',
    }),
    turns: orNull(turns).openapi({ description: '`red`: it would be missed at once; `green`: missed no longer.' }),
    turnsText: orNull(z.string()),
  })
  .openapi('ClockMove');

const lineView = z
  .object({
    kind: z.enum(['ticket', 'visit']),
    id: z.string(),
    number: z.string(),
    desk: z.string(),
    deskTitle: z.string(),
    client: orNull(company),
    outcome: z.enum(['moves', 'unfit']),
    moves: z.array(moveView),
    lacks: z
      .array(z.object({ code: z.string(), text: z.string() }))
      .openapi({ description: 'Why it would go on by the rules that it has.' }),
  })
  .openapi('RehearsalLine');

const faultView = z.object({ path: z.string(), line: orNull(z.int()), message: z.string() }).openapi('RehearsalFault');

const misfitView = z
  .object({
    desk: z.string(),
    deskTitle: z.string(),
    client: orNull(company),
    contract: orNull(z.string()),
    version: z.string(),
    faults: z.array(faultView),
  })
  .openapi('RehearsalMisfit');

export const rehearsalPage = z
  .object({
    id: z.string().openapi({ description: 'As the draft names its rehearsal.' }),
    at: instantOut(),
    current: z.boolean().openapi({ description: 'It is of what is drafted now.' }),
    faults: z.array(faultView).openapi({ description: 'Why it cannot be published at all.' }),
    misfits: z.array(misfitView).openapi({
      description: 'Published rules of desks of the reader that it does not fit: it is published only if forced.',
    }),
    items: z.array(lineView),
    nextCursor: orNull(z.string()).openapi({ description: 'Hand it back as `cursor`; null on the last page.' }),
  })
  .openapi('RehearsalPage');

/** Which lines. */
export const linesQuery = {
  outcome: z.enum(['moves', 'unfit']).optional(),
  turns: turns.optional().openapi({ description: 'Only those of which a date turns so.' }),
};
