import type { ReviewLine } from '../../store/reviews/to-review';
import { allClientsRoles, holds, leadRoles, ownDesk, ownDesks } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { presentLine } from '../knowledge/present';
import { reviewRuleOf } from '../knowledge/review-rule';
import { presentCompany, presentPerson, presentStaff } from '../names';
import { scopeOf } from '../overview/scope-of';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import { reviewLine, reviewSaid, reviewView } from './schemas';

const path = '/api/v1/reviews';
const params = z.object({ ticket: id() });
const mostArticles = 5;

type Context = RequestContext<typeof allClientsRoles>;

/** Closed tickets that nobody has looked at again (SM-6). */
export const listReviews = defineRoute({
  method: 'get',
  path,
  tag: 'knowledge',
  summary: 'Closed tickets that are to be reviewed',
  description:
    'Of a desk whose regulation says that closed tickets are looked at again; of another one none. What was closed first stands first. ' +
    'A ticket that is opened again and closed is reviewed again.',
  access: allClientsRoles,
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    owes: z.enum(['me']).optional().openapi({ description: '`me`: what the caller owes; default: everything.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'A page.', schema: pageOf(reviewLine) } },
  problems: [404],
  async operation({ query: { desk, owes, cursor, limit } }, { caller, services: { store } }: Context) {
    const seat = ownDesk(caller, desk, allClientsRoles);
    const asked = await reviewRuleOf(store, seat.desk);
    if (asked === undefined) return { items: [], cursor: null };
    const owner = owes === undefined ? undefined : { shortId: seat.shortId, orManagers: holds(seat, ...leadRoles) };
    const scope = scopeOf(seat, caller);
    return pageFound(await store.listToReview({ ...asked, scope, owner }, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentReviewLine), nextCursor: cursor } }),
});

/** One of them, with what helps to decide. */
export const readReview = defineRoute({
  method: 'get',
  path: `${path}/{ticket}`,
  tag: 'knowledge',
  summary: 'A closed ticket as whoever reviews it reads it',
  access: allClientsRoles,
  params,
  responses: { 200: { description: 'The ticket, what is like it, and what may say it already.', schema: reviewView } },
  problems: [404],
  operation: ({ params: { ticket } }, context: Context) => read(ticket, context),
  present: presentReview,
});

/** What came of it. */
export const reviewTicket = defineRoute({
  method: 'put',
  path: `${path}/{ticket}`,
  tag: 'knowledge',
  summary: 'Say what came of a closed ticket',
  description: 'Once a closing; the same again by the same person changes nothing.',
  access: allClientsRoles,
  params,
  body: reviewSaid,
  responses: { 200: { description: 'Reviewed.', schema: reviewView } },
  problems: [404, 409, 422],
  async operation({ params: { ticket }, body }, context: Context) {
    const { caller, services } = context;
    const { found } = await find(ticket, context);
    const made = await services.store.reviewTicket(found, body, caller.personId);
    switch (made.kind) {
      case 'reviewed':
        return read(ticket, context);
      case 'reviewed-already':
        throw new Problem('reviewed-already');
      case 'not-closed':
        throw new Problem('not-found');
      case 'unknown-article':
        throw new Problem('not-found', { errors: [{ pointer: '/article', code: 'unknown-article' }] });
      default: {
        const never: never = made;
        return never;
      }
    }
  },
  present: presentReview,
});

/** @throws Problem 404 for what is open, what the caller does not see, and where nothing is reviewed */
async function find(ticket: string, { caller, services: { store } }: Context) {
  for (const seat of ownDesks(caller, allClientsRoles)) {
    if ((await reviewRuleOf(store, seat.desk)) === undefined) continue;
    const scope = scopeOf(seat, caller);
    const found = await store.readToReview({ ticket, scope });
    if (found !== undefined) return { found, scope };
  }
  throw new Problem('not-found');
}

async function read(ticket: string, context: Context) {
  const { found, scope } = await find(ticket, context);
  const { store } = context.services;
  const text = [found.subject, found.solution ?? ''].join('\n').slice(0, 5_000);
  const [similar, articles] = await Promise.all([
    store.similarClosed(found, scope),
    store.suggestArticles({ desk: found.desk, reader: { side: 'desk' }, text, state: 'shown', most: mostArticles }),
  ]);
  return { found, similar, articles };
}

function presentReviewLine({
  id: ticketId,
  tid,
  subject,
  closedAt,
  clientId,
  clientName,
  owner,
  ownerName,
}: ReviewLine) {
  return {
    ticket: { id: ticketId, tid, subject, closedAt: iso(closedAt) },
    company: presentCompany(clientId, clientName),
    owner: owner.kind === 'person' ? presentStaff(owner.shortId, ownerName) : null,
  };
}

function presentReview({ found, similar, articles }: Awaited<ReturnType<typeof read>>) {
  const { id: ticketId, tid, subject, closedAt, desk, topic, solution, reviewed } = found;
  return {
    status: 200,
    body: {
      ticket: { id: ticketId, tid, subject, closedAt: iso(closedAt) },
      desk,
      topic,
      solution,
      similar: { count: similar.count, tickets: similar.some },
      articles: articles.map(presentLine),
      reviewed: reviewed && {
        outcome: reviewed.outcome,
        article: reviewed.articleId,
        by: presentPerson(reviewed.byId, reviewed.byName),
        at: iso(reviewed.at),
      },
    },
  };
}
