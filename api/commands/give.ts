import { ticketSetters } from '../../domain/policy/fields';
import { granted } from '../../domain/policy/may';
import { grantOf } from '../../domain/process';
import { commands, type TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { channelOf } from '../auth/caller';
import { requireSettable, type SettersOf } from '../auth/settable';
import type { RequestContext, RouteInput } from '../http/define-route';
import type { ShownTicket, VisibleTicket } from '../tickets/visible-ticket';
import { asShown, shownTicket, visibleTicket } from '../tickets/visible-ticket';
import { answerersOf, holdersOf, notAllowed } from '../who-may';
import { ask, type Asked, type Given } from './ask';
import { namedPeople } from './named-people';
import { balanceDetail } from './balance-detail';
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
  const { seen, asked } = await askTicket({ named: input.params.ticket, body: input.body }, context);
  if (asked.kind === 'pending') return asked;
  const { commandId, stands } = asked;
  const { ticket } = seen;
  const shown = stands === null ? await shownTicket(context, ticket.state.id) : await asShown(context, seen, stands);
  return { kind: 'done', commandId, revision: asked.revision ?? shown.ticket.state.revision, shown };
}

/** A command, and what it is given to: an id or a number as somebody has written it. */
export interface Asking {
  readonly named: string;
  readonly body: CommandInput;
  /** Under which it is said; absent: by the caller's key. @param ticketId the ticket that was found */
  readonly identityFor?: (ticketId: string) => string;
}

/**
 * Gives a command to one ticket. @returns what became of it, and the ticket as it was found
 *
 * @throws Problem as `give` does
 */
export async function askTicket(
  { named, body, identityFor }: Asking,
  context: Context,
): Promise<{ readonly seen: VisibleTicket; readonly asked: Asked<TicketState> }> {
  context.services.words.refuseAgain(context.caller.personId, named);
  const { ticket, actor: seer } = await visibleTicket(context, named);
  const { type, ...fields } = body;
  const grant = grantOf(commands[type], ticket.rules);
  const actor = grant && granted(seer, grant, ticket.state);
  if (actor === null) {
    const answerers = answerersOf(body, ticket.state, ticket.rules.regulation);
    throw notAllowed(answerers ?? (grant === null ? [] : holdersOf(grant)));
  }
  requireSettable(fields, setters[type], actor, 'not-allowed');
  const { content, receivedAt } = contentOf(type, fields);
  Object.assign(content, await namedPeople(body, ticket, context.services.store));
  if (body.type === 'close' && body.of !== undefined) content['of'] = await ticketThatGoesOn(context, ticket, body.of);
  if (body.type === 'split') await requireFittingForm(context, ticket, body);
  if (body.type === 'answer-questions') await requireFittingAnswers(context, ticket, body);
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
    ...(identityFor === undefined ? {} : { identity: identityFor(ticketId) }),
    detail: (code) =>
      code === 'balance-short' && body.type === 'take-work'
        ? balanceDetail(context, ticket, body.minutes)
        : refusalDetail({ code, body, at: ticket.readAt }, ticket, context.timeZone),
  });
  return { seen: { ticket, actor: seer }, asked };
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
