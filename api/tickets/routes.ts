import { isClient } from '../../domain/policy/actor';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';
import { accountView } from './account-schemas';
import { file } from './file';
import { movesToShow } from './moves-of-account';
import { presentAccount } from './present-account';
import { isAskedFor, presentClock } from './present-clock';
import { clocksPage } from './clocks-page';
import { pathOfTicket } from '../paths';
import { presentTicket } from './present-ticket';
import { filingBody } from './filing-schema';
import { clockPage, clockQuery, pathWithClock, ticketPath, ticketView } from './schemas';
import { shownTicket } from './visible-ticket';

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
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'Clocks of all cycles, in the order of their start.', schema: clockPage } },
  async operation({ params, query }, context) {
    const { ticket, actor, now } = await shownTicket(context, params.ticket);
    const { state } = ticket;
    const clocks = await context.services.store.readClocks({ kind: 'ticket', id: state.id });
    const page = clocksPage(clocks, isClient(actor), state.id, query);
    return { state, now, page };
  },
  present: ({ state, page, now }, { language, timeZone }) => ({
    status: 200,
    body: {
      nextCursor: page.cursor,
      items: page.items.map(({ clock, rules }) =>
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
    const moves = await movesToShow(context.services.store, found.moves, isClient(actor));
    return { ...found, moves, state, now };
  },
  present: ({ state, clock, rules, moves, now }, { language, timeZone }) => ({
    status: 200,
    body: presentAccount(clock, {
      ...{ rules, now, language, timeZone, moves },
      path: pathOfTicket(state.id),
      orders: state.orders,
    }),
  }),
});
