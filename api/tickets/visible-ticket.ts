import type { PersonActor } from '../../domain/policy/actor';
import { maySee } from '../../domain/policy/may';
import { actorOf, membershipAt } from '../auth/caller';
import type { Caller } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { Instant } from '../../domain/time';
import type { ApiStore } from '../services';
import type { TicketToShow } from './present-ticket';

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

/** A visible ticket with everything that shows it: the author's name, and the present instant. */
export interface ShownTicket extends VisibleTicket {
  readonly ticket: TicketRead & TicketToShow;
  readonly now: Instant;
}

/** The same, ready to be shown. @throws Problem 404 */
export async function shownTicket(context: Context, idOrTid: string): Promise<ShownTicket> {
  const { store } = context.services;
  const { ticket, actor } = await visibleTicket(context, idOrTid);
  const { authorId } = ticket.state;
  const own = authorId === context.caller.personId;
  const authorName = own ? context.caller.name : ((await store.readPeople([authorId])).get(authorId)?.name ?? null);
  return { ticket: { ...ticket, authorName }, actor, now: ticket.readAt };
}

function actorFor(caller: Caller, { state }: TicketRead): PersonActor | null {
  const membership = membershipAt(caller, state.desk);
  if (!membership) return null;
  const actor = actorOf(caller, membership);
  return maySee(actor, state) ? actor : null;
}
