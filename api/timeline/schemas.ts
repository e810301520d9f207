import { answerView } from '../forms/present-answers';
import { person } from '../names';
import { z } from '../schemas/zod';
import { pageOf } from '../schemas/pages';
import { instantOut, orNull } from '../schemas/values';

const messageView = z
  .object({
    id: z.string(),
    visibility: z.enum(['public', 'internal']),
    kind: z.string(),
    side: z.enum(['client', 'desk', 'system']),
    author: orNull(person),
    channel: z.string(),
    text: z.string(),
    attachments: z.array(
      z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.int(), href: z.string() }),
    ),
  })
  .openapi('Message');

export const timelineEntry = z
  .object({
    revision: z.int(),
    type: z.string(),
    at: instantOut(),
    by: z.object({ kind: z.enum(['person', 'system']), ...person.shape, role: z.string().nullable() }),
    commandId: z.string(),
    text: z.string().openapi({ description: 'One sentence in the language of the reader.' }),
    message: orNull(messageView),
    answers: z.array(answerView).nullable().openapi({ description: 'Of the client, to a list of questions.' }),
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('TimelineEntry');

export const timelinePage = pageOf(timelineEntry).openapi('Timeline');
