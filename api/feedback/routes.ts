import { allClientsRoles, ownDesk, servicesSeen } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { beginOf } from '../http/moments';
import { person, presentPerson, presentStaff, staffMember } from '../names';
import { pageFound } from '../http/page-found';
import { pageQuery } from '../schemas/pages';
import { code, instantOut, moment, shortId, orNull } from '../schemas/values';
import { iso } from '../tickets/present-clock';

const count = z.object({ key: z.string().nullable(), score: z.string(), count: z.int() });

const feedbackView = z
  .object({
    desk: z.string(),
    total: z.int(),
    byScore: z.array(count),
    byReason: z.array(count),
    byPerson: z.array(count.extend({ name: z.string().nullable() })),
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
        by: person,
        about: orNull(staffMember),
        at: instantOut(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi('Feedback');

/** Which ratings are meant. */
export const feedbackFilter = {
  desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  from: moment().optional().openapi({ description: 'A date begins at 00:00 of the desk.' }),
  until: moment().optional().openapi({ description: 'Not included, be it an instant or a day.' }),
  about: shortId().optional(),
  topic: code().optional(),
  score: code().optional(),
  reason: code().optional(),
};

/** What clients said of the desk's work: counted by score, reason, person, topic and month, and one by one (SK-12). */
export const readFeedback = defineRoute({
  method: 'get',
  path: '/api/v1/feedback',
  tag: 'overviews',
  summary: 'Feedback by reason, person and topic',
  access: allClientsRoles,
  query: z.strictObject({ ...feedbackFilter, ...pageQuery }),
  responses: { 200: { description: 'The overview, and a page of ratings, the latest first.', schema: feedbackView } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const { desk: named, cursor, limit, ...asked } = query;
    const seat = ownDesk(caller, named, allClientsRoles);
    const { desk } = seat;
    const { timeZone } = (await services.store.rulesFor(desk, null)).regulation;
    const span = { from: beginOf(asked.from, timeZone), until: beginOf(asked.until, timeZone) };
    const filter = { desk, ...asked, ...span, services: servicesSeen(seat) };
    const [overview, page] = await Promise.all([
      services.store.feedbackOverview(filter, timeZone),
      services.store.listFeedback(filter, cursor ?? null, limit ?? 50).then(pageFound),
    ]);
    const staff = overview.byPerson.flatMap(({ key }) => key ?? []);
    return { desk, overview, page, names: await services.store.readStaffNames(desk, staff) };
  },
  present: ({ desk, overview, page, names }) => ({
    status: 200,
    body: {
      desk,
      ...overview,
      byPerson: overview.byPerson.map((line) => ({ ...line, name: names.get(line.key ?? '') ?? null })),
      items: page.items.map(({ ticketId, tid, subject, personId, personName, about, aboutName, at, ...rating }) => ({
        ticket: { id: ticketId, tid, subject },
        ...rating,
        by: presentPerson(personId, personName),
        about: about === null ? null : presentStaff(about, aboutName),
        at: iso(at),
      })),
      nextCursor: page.cursor,
    },
  }),
});
