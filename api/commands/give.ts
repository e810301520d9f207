import { ticketSetters } from '../../domain/policy/fields';
import { granted } from '../../domain/policy/may';
import { grantOf } from '../../domain/process';
import { commands } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { channelOf } from '../auth/caller';
import { requireSettable, type SettersOf } from '../auth/settable';
import type { RequestContext, RouteInput } from '../http/define-route';
import type { ShownTicket } from '../tickets/visible-ticket';
import { asShown, shownTicket, visibleTicket } from '../tickets/visible-ticket';
import { answerersOf, holdersOf, notAllowed } from '../who-may';
import { ask, type Given } from './ask';
import { namedPeople } from './named-people';
import { requireFittingAnswers, requireFittingForm } from './fitting-form';
import { refusalDetail } from './refusal-detail';
import { ticketThatGoesOn } from './ticket-that-goes-on';
import type { CommandInput } from '../schemas/commands';

type Context = RequestContext<'signed-in'>;

/**
 * Gives a command to a ticket, and answers with the ticket as it stands after it.
 *
 * @throws Problem 403 for one who sees the ticket but may never give such a command, 409 and 422 for refusals, 429
 */
export async function give(
  input: RouteInput<{ ticket: string }, unknown, CommandInput>,
  context: Context,
): Promise<Given<ShownTicket>> {
  const named = input.params.ticket;
  context.services.words.refuseAgain(context.caller.personId, named);
  const { ticket, actor: seer } = await visibleTicket(context, named);
  const { type, ...fields } = input.body;
  const grant = grantOf(commands[type], ticket.rules);
  const actor = grant && granted(seer, grant, ticket.state);
  if (actor === null) {
    const answerers = answerersOf(input.body, ticket.state, ticket.rules.regulation);
    throw notAllowed(answerers ?? (grant === null ? [] : holdersOf(grant)));
  }
  requireSettable(fields, setters[type], actor, 'not-allowed');
  const { content, receivedAt } = contentOf(type, fields);
  Object.assign(content, await namedPeople(input.body, ticket, context.services.store));
  if (input.body.type === 'close' && input.body.of !== undefined)
    content['of'] = await ticketThatGoesOn(context, ticket, input.body.of);
  if (input.body.type === 'split') await requireFittingForm(context, ticket, input.body);
  if (input.body.type === 'answer-questions') await requireFittingAnswers(context, ticket, input.body);
  const ticketId = ticket.state.id;
  const asked = await ask(context, (receipt) => context.services.store.sayToTicket(receipt, ticket.seen), {
    kind: 'ticket',
    id: ticketId,
    ticketId,
    named,
    type,
    content,
    actor,
    channel: type === 'log-call' ? 'phone' : channelOf(context.caller),
    at: ticket.readAt,
    receivedAt,
    detail: (code) => refusalDetail({ code, body: input.body, at: ticket.readAt }, ticket, context.timeZone),
  });
  if (asked.kind === 'pending') return asked;
  const { commandId, stands } = asked;
  const shown =
    stands === null ? await shownTicket(context, ticketId) : await asShown(context, { ticket, actor: seer }, stands);
  return { kind: 'done', commandId, revision: asked.revision ?? shown.ticket.state.revision, shown };
}

/** Of exactly the fields that the schemas have. */
const setters: { readonly [T in CommandInput['type']]: SettersOf<Extract<CommandInput, { type: T }>> } = ticketSetters;

/** The fields that go into the inbox row; the instant of a recorded call travels beside them. */
function contentOf(
  type: CommandInput['type'],
  fields: Readonly<Record<string, unknown>>,
): { content: Record<string, unknown>; receivedAt?: Instant } {
  if (type !== 'log-call') return { content: fields };
  const { receivedAt, ...content } = fields;
  return typeof receivedAt === 'number' ? { content, receivedAt } : { content };
}
