import { reviewOutcomes } from '../../domain/knowledge';
import { articleLine } from '../knowledge/schemas';
import { company, person, staffMember } from '../names';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';

const ticketOf = { id: z.string(), tid: z.string(), subject: z.string() };

export const reviewLine = z
  .object({
    ticket: z.object({ ...ticketOf, closedAt: instantOut() }),
    company,
    owner: orNull(staffMember).openapi({ description: 'Who owes it; null: whoever leads the desk.' }),
  })
  .openapi('ReviewLine');

const outcome = z.enum(reviewOutcomes).openapi({
  description:
    '`nothing-to-add`: it will not come again, or nothing is to be said of it; `article`: an article says it; `new-article`: one was written for it.',
});

export const reviewView = z
  .object({
    ticket: z.object({ ...ticketOf, closedAt: instantOut() }),
    desk: z.string(),
    topic: z.string(),
    solution: z.string().nullable().openapi({ description: 'The solution, else the last word of the desk.' }),
    similar: z.object({
      count: z.int().openapi({ description: 'Other closed tickets about the same, by the search of tickets.' }),
      tickets: z.array(z.object(ticketOf)),
    }),
    articles: z.array(articleLine).openapi({ description: 'What may say it already, the best first.' }),
    reviewed: orNull(
      z
        .object({ outcome, article: z.string().nullable(), by: person, at: instantOut() })
        .openapi('Reviewed', { description: 'Null: nobody has looked at it since it was closed.' }),
    ),
  })
  .openapi('Review');

export const reviewSaid = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('nothing-to-add') }).openapi('NothingToAdd'),
    z.strictObject({ outcome: z.literal('article'), article: z.uuid() }).openapi('SaidByArticle'),
    z.strictObject({ outcome: z.literal('new-article'), article: z.uuid() }).openapi('NewArticleOfTicket'),
  ])
  .openapi('ReviewSaid');
