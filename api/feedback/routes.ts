import { allClientsRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageQuery } from '../schemas/pages';
import { code, instant, instantOut, shortId } from '../schemas/values';
import { iso } from '../tickets/present-clock';

const count = z.object({ key: z.string().nullable(), score: z.string(), count: z.int() });

const feedbackView = z
  .object({
    desk: z.string(),
    total: z.int(),
    byScore: z.array(count),
    byReason: z.array(count),
    byPerson: z.array(count),
    byTopic: z.array(count),
    byMonth: z.array(count),
    items: z.array(
      z.object({
        ticket: z.object({ id: z.string(), tid: z.string(), subject: z.string() }),
        cycle: z.int(),
        topic: z.string(),
        score: z.string(),
        reason: z.string().nullable(),
        comment: z.string().nullable(),
        by: z.object({ id: z.string(), name: z.string() }),
        about: z.string().nullable(),
        at: instantOut(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi('Feedback');

/** What clients said of the desk's work: counted by score, reason, person, topic and month, and one by one (SK-12). */
export const readFeedback = defineRoute({
  method: 'get',
  path: '/api/v1/feedback',
  tag: 'overviews',
  summary: 'Feedback by reason, person and topic',
  access: allClientsRoles,
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    from: instant().optional(),
    until: instant().optional().openapi({ description: 'Not included.' }),
    about: shortId().optional(),
    topic: code().optional(),
    score: code().optional(),
    reason: code().optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'The overview, and a page of ratings, the latest first.', schema: feedbackView } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const { desk: named, cursor, limit, ...filter } = query;
    const { desk } = ownDesk(caller, named, allClientsRoles);
    const { regulation } = await services.store.rulesFor(desk, null);
    const [overview, page] = await Promise.all([
      services.store.feedbackOverview({ desk, ...filter }, regulation.timeZone),
      services.store.listFeedback({ desk, ...filter }, cursor ?? null, limit ?? 50),
    ]);
    if (page.kind === 'bad-cursor') throw new Problem('bad-cursor');
    return { desk, overview, page };
  },
  present: ({ desk, overview, page }) => ({
    status: 200,
    body: {
      desk,
      ...overview,
      items: page.items.map(({ ticketId, tid, subject, personId, personName, at, ...rating }) => ({
        ticket: { id: ticketId, tid, subject },
        ...rating,
        by: { id: personId, name: personName },
        at: iso(at),
      })),
      nextCursor: page.cursor,
    },
  }),
});
