import { isClient } from '../../domain/policy/actor';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { presentTicket } from '../tickets/present-ticket';
import { ticketPath, ticketView } from '../tickets/schemas';
import { visibleTicket, type TicketRead } from '../tickets/visible-ticket';
import { commandView, pendingView } from './answer-schemas';
import { commandsPage, namesOfActors } from './commands-page';
import { give } from './give';
import { refusalDetail } from './refusal-detail';
import { clientSees, presentCommand, presentGiven, type RefusalDetail } from './present-command';
import { commandBody } from '../schemas/commands';

const outcomeView = z
  .object({
    commandId: z.string(),
    outcome: z.literal('done'),
    revision: z.int(),
    ticket: ticketView,
  })
  .openapi('CommandDone');

/** Every act on a ticket. */
export const giveCommand = defineRoute({
  method: 'post',
  path: '/api/v1/tickets/{ticket}/commands',
  tag: 'commands',
  summary: 'Act on a ticket',
  description:
    'The command and what comes of it are stored together. 201 with its outcome; 202 when it is stored and its outcome is ' +
    'still to come; 422 when the state of the ticket forbids it (`code` is the refusal), 409 when the revision of If-Match has moved.',
  access: 'signed-in',
  params: ticketPath,
  body: commandBody,
  responses: {
    201: { description: 'Done; the ticket as it now stands.', schema: outcomeView },
    202: { description: 'Stored; its outcome will stand at `Location`.', schema: pendingView },
  },
  problems: [403, 409, 422],
  operation: give,
  present: (given, { language, timeZone }) =>
    presentGiven(given, (shown) => ({
      revision: shown.ticket.state.revision,
      body: { ticket: presentTicket(shown.ticket, { ...shown, language, timeZone }) },
    })),
});

function detailFor(ticket: TicketRead, timeZone: string): RefusalDetail {
  return (refused) => refusalDetail(refused, ticket, timeZone);
}

/** What was asked of a ticket, in order of arrival. */
export const listCommands = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/commands',
  tag: 'commands',
  summary: 'What was asked of a ticket, and what became of it',
  access: 'signed-in',
  params: ticketPath,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'Commands in order of arrival.', schema: pageOf(commandView) } },
  async operation({ params, query }, context) {
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    return { ...(await commandsPage(ticket.state.id, isClient(actor), query, context.services.store)), ticket };
  },
  present: ({ page, names, ticket }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: page.items.map((command) => presentCommand(command, names, language, detailFor(ticket, timeZone))),
      nextCursor: page.cursor,
    },
  }),
});

/** One command and its outcome. */
export const readCommand = defineRoute({
  method: 'get',
  path: '/api/v1/commands/{command}',
  tag: 'commands',
  summary: 'The outcome of a command',
  access: 'signed-in',
  params: z.object({ command: z.string().max(64) }),
  responses: { 200: { description: 'The command; `outcome` is null while it waits.', schema: commandView } },
  async operation({ params }, context) {
    const command = await context.services.store.readCommand(params.command);
    if (!command) throw new Problem('not-found');
    const { ticket, actor } = await visibleTicket(context, command.ticketId);
    if (isClient(actor) && !clientSees(command)) throw new Problem('not-found');
    return { command, ticket, names: await namesOfActors([command], context.services.store) };
  },
  present: ({ command, ticket, names }, { language, timeZone }) => ({
    status: 200,
    body: presentCommand(command, names, language, command.visitId === null ? detailFor(ticket, timeZone) : undefined),
  }),
});
