import { isClient } from '../../domain/policy/actor';
import type { PersonActor } from '../../domain/policy/actor';
import { maySee } from '../../domain/policy/may';
import { actorOn } from '../auth/caller';
import type { Caller } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { Rules } from '../../domain/process';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { ApiStore } from '../services';
import { namesIn } from './names-in';
import type { Answers } from './present-questions';
import type { TicketToShow } from './present-ticket';
import { relatedTo } from './related';

type Context = Pick<RequestContext<'signed-in'>, 'services' | 'caller'>;

export type TicketRead = NonNullable<Awaited<ReturnType<ApiStore['readTicket']>>>;

/** A ticket that the caller may see, with the role in which. */
export interface VisibleTicket {
  readonly ticket: TicketRead;
  readonly actor: PersonActor;
}

/**
 * The ticket by id or number.
 *
 * @throws Problem 404 when there is none, and just so when it belongs to another desk or company
 */
export async function visibleTicket({ services, caller }: Context, idOrTid: string): Promise<VisibleTicket> {
  const ticket = await services.store.readTicket(idOrTid);
  const actor = ticket && actorFor(caller, ticket);
  if (!ticket || !actor) throw new Problem('not-found');
  return { ticket, actor };
}

/** A visible ticket with the instant at which it stood so. */
export interface ShownTicket extends VisibleTicket {
  readonly ticket: TicketRead & TicketToShow;
  readonly now: Instant;
}

/** The same, ready to be shown. @throws Problem 404 */
export async function shownTicket(context: Context, idOrTid: string): Promise<ShownTicket> {
  const { ticket, actor } = await visibleTicket(context, idOrTid);
  const { store } = context.services;
  const [related, answers, inForce] = await Promise.all([
    relatedTo(ticket.state, actor, store),
    answersOf(ticket.state, actor, store),
    rulesInForce(ticket.state, store),
  ]);
  return { ticket: { ...ticket, related, answers, ...inForce }, actor, now: ticket.readAt };
}

/** The ticket as a commit left it, without reading it again. */
export async function asShown(
  { services }: Pick<Context, 'services'>,
  { ticket, actor }: VisibleTicket,
  { state, rules, now }: { readonly state: TicketState; readonly rules: Rules; readonly now: Instant },
): Promise<ShownTicket> {
  const [related, answers, names, inForce] = await Promise.all([
    relatedTo(state, actor, services.store),
    answersOf(state, actor, services.store),
    namesIn(state, ticket.names, services.store),
    rulesInForce(state, services.store),
  ]);
  return { ticket: { ...ticket, state, rules, names, updatedAt: now, related, answers, ...inForce }, actor, now };
}

/** The answers that the ticket shows to the desk's people; clients see none. */
function answersOf({ answers }: TicketState, actor: PersonActor, store: ApiStore): Promise<Answers> {
  return store.readAnswers(isClient(actor) ? [] : Object.values(answers).map(({ messageId }) => messageId));
}

/** Of a closed ticket the rules under which it would be reopened. */
async function rulesInForce(
  { stage, desk, clientId }: TicketState,
  store: ApiStore,
): Promise<Pick<TicketToShow, 'inForce'>> {
  return stage === 'closed' ? { inForce: (await store.rulesFor(desk, clientId)).regulation } : {};
}

/** In which role the caller sees a ticket; null: not at all. */
export function actorFor(caller: Caller, { state, technicians }: TicketRead): PersonActor | null {
  const actor = actorOn(caller, state);
  const { clientId, authorId, authorKind, sharedWith, service } = state;
  const sight = { clientId, authorId, authorKind, sharedWith, service, technicians };
  return actor !== null && maySee(actor, sight) ? actor : null;
}
