import { isClient } from '../../domain/policy/actor';
import { membershipsAt } from '../auth/caller';
import { reachOf } from '../auth/reach-of';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { listOf } from '../schemas/pages';
import { accountView } from './account-schemas';
import { file } from './file';
import { presentAccount } from './present-account';
import { isAskedFor, isVisible, presentClock } from './present-clock';
import { presentTicketLine } from './present-line';
import { pathOfTicket } from '../paths';
import { presentTicket } from './present-ticket';
import {
  clockQuery,
  clockView,
  filingBody,
  listQuery,
  pathWithClock,
  ticketPage,
  ticketPath,
  ticketView,
} from './schemas';
import { shownTicket } from './visible-ticket';
import type { ApiStore } from '../store-port';

type Context = RequestContext<'signed-in'>;

/** Files a ticket. */
export const fileTicket = defineRoute({
  method: 'post',
  path: '/api/v1/tickets',
  tag: 'tickets',
  summary: 'File a ticket',
  description:
    "A client's user files for the own company; people of the desk file on behalf of one. The same Idempotency-Key " +
    'with the same content gives the same ticket.',
  access: 'signed-in',
  body: filingBody,
  responses: {
    201: { description: 'Filed, with its due dates.', schema: ticketView },
  },
  problems: [403, 404, 409, 422],
  operation: file,
  present: ({ ticket, actor, now }, { language, timeZone }) => ({
    status: 201,
    headers: { Location: pathOfTicket(ticket.state.id), ETag: `"${ticket.state.revision}"` },
    body: presentTicket(ticket, { actor, now, language, timeZone }),
  }),
});

/** The tickets the caller may see, the most urgent first. */
export const listTickets = defineRoute({
  method: 'get',
  path: '/api/v1/tickets',
  tag: 'tickets',
  summary: 'List tickets by next due instant',
  access: 'signed-in',
  query: listQuery,
  responses: { 200: { description: 'A page of tickets.', schema: ticketPage } },
  problems: [404],
  async operation({ query }, { services, caller }: Context) {
    const { desk, stage, status, assignee, overdue, text, cursor, limit } = query;
    const memberships = desk === undefined ? caller.memberships : membershipsAt(caller, desk);
    if (memberships.length === 0) throw new Problem('not-found');
    const filter: Parameters<ApiStore['listTickets']>[0] = {
      reach: reachOf(memberships, caller.personId),
      stage,
      status,
      assignee: assignee === 'none' ? null : assignee,
      overdue,
      text,
    };
    const page = await services.store.listTickets(filter, cursor ?? null, limit ?? 50);
    if (page.kind === 'bad-cursor') throw new Problem('bad-cursor');
    const desks = [...new Set(page.items.map((line) => line.desk))];
    const rules = await Promise.all(
      desks.map(async (code) => [code, await services.store.rulesFor(code, null)] as const),
    );
    return { page, rules: new Map(rules) };
  },
  present: ({ page, rules }, { language }) => ({
    status: 200,
    body: {
      items: page.items.map((line) => presentTicketLine(line, rules.get(line.desk), language)),
      nextCursor: page.cursor,
    },
  }),
});

/** One ticket, with what the caller can do now. */
export const readTicket = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}',
  tag: 'tickets',
  summary: 'Read a ticket',
  description: '`can` says for every command whether the caller may give it now, or the refusal it would get.',
  access: 'signed-in',
  params: ticketPath,
  responses: { 200: { description: 'The ticket; its revision is the ETag.', schema: ticketView } },
  operation: async ({ params }, context) => shownTicket(context, params.ticket),
  present: ({ ticket, actor, now }, { language, timeZone }) => ({
    status: 200,
    headers: { ETag: `"${ticket.state.revision}"` },
    body: presentTicket(ticket, { actor, now, language, timeZone }),
  }),
});

/** All clocks of a ticket. */
export const listClocks = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/clocks',
  tag: 'tickets',
  summary: "A ticket's clocks: what is promised, until when",
  access: 'signed-in',
  params: ticketPath,
  responses: { 200: { description: 'Clocks of all cycles, in the order of their start.', schema: listOf(clockView) } },
  async operation({ params }, context) {
    const { ticket, actor, now } = await shownTicket(context, params.ticket);
    const { state } = ticket;
    const clocks = await context.services.store.readClocks({ kind: 'ticket', id: state.id });
    return { state, now, clocks: clocks.filter(({ clock }) => isVisible(clock, isClient(actor))) };
  },
  present: ({ state, clocks, now }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: clocks.map(({ clock, rules }) =>
        presentClock(clock, { rules, now, language, timeZone, path: pathOfTicket(state.id), orders: state.orders }),
      ),
    },
  }),
});

/** Why a deadline is when it is. */
export const readAccount = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/clocks/{code}/account',
  tag: 'tickets',
  summary: 'The account of a deadline, day by day',
  description: 'Of the latest clock with this code, unless `key` names another one.',
  access: 'signed-in',
  params: pathWithClock,
  query: clockQuery,
  responses: {
    200: { description: 'Every day from start to due, and what else moved the date.', schema: accountView },
  },
  async operation({ params, query }, context) {
    const { ticket, actor, now } = await shownTicket(context, params.ticket);
    const { state } = ticket;
    const clocks = await context.services.store.readClocks({ kind: 'ticket', id: state.id });
    const found = clocks.findLast(({ clock }) => isAskedFor(clock, params.code, query.key, isClient(actor)));
    if (!found) throw new Problem('not-found');
    return { ...found, state, now };
  },
  present: ({ state, clock, rules, now }, { language, timeZone }) => ({
    status: 200,
    body: presentAccount(clock, {
      ...{ rules, now, language, timeZone },
      path: pathOfTicket(state.id),
      orders: state.orders,
    }),
  }),
});
