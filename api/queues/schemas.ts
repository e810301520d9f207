import { person } from '../names';
import { line } from '../schemas/values';
import { z } from '../schemas/zod';
import { listQuery } from '../tickets/list-query';

/** What a list of tickets can be asked for; whose it is and which page of it are not saved. */
const savable = Object.keys(listQuery.omit({ desk: true, cursor: true, limit: true }).shape);

const value = () => z.string().max(300);

/** What a queue holds: one of the built-in ones, by whoever reads it, and what narrows it down. */
export const queueFilter = z
  .strictObject({
    queue: z.enum(['waiting', 'mine', 'nobody', 'at-risk', 'all']).openapi({
      description:
        'What it narrows down: `waiting` is what waits for whoever reads it (`owes=me`), `mine` what is assigned to them, `nobody` ' +
        'what nobody has, `at-risk` what is overdue or due within a day, `all` all of the desk.',
    }),
    search: z
      .strictObject(Object.fromEntries(savable.map((name) => [name, value().optional()])))
      .openapi({ description: 'Filters and order, by the names that `GET /tickets` gives them.' }),
  })
  .openapi('QueueFilter');

export const queueName = () => line(60);

export const queueView = z
  .object({
    id: z.string(),
    desk: z.string(),
    name: z.string(),
    shared: z.boolean().openapi({ description: 'All of the desk have it beside their own.' }),
    owner: z.object(person.shape),
    filter: z
      .object({ queue: queueFilter.shape.queue, search: z.record(z.string(), z.string()) })
      .openapi('SavedFilter'),
    canChange: z.boolean().openapi({ description: 'The caller may rename, change and delete it.' }),
  })
  .openapi('SavedQueue');
