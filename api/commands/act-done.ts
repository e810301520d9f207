import { person } from '../names';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';

/** What somebody has done with a process, as its history tells it. */
export const actDone = z
  .object({
    at: instantOut(),
    act: z.string(),
    title: z.string(),
    by: orNull(person).openapi({ description: 'Null: the product itself.' }),
    reason: z.string().nullable(),
  })
  .openapi('ActDone');
