import type { PersonActor } from '../../domain/policy/actor';
import { maySee } from '../../domain/policy/may';
import { actorOn } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { ApiStore } from '../services';

type Context = Pick<RequestContext<'signed-in'>, 'services' | 'caller'>;

/** A visit that the caller may see, with the role in which. */
export interface VisibleVisit {
  readonly visit: NonNullable<Awaited<ReturnType<ApiStore['readVisit']>>>;
  readonly actor: PersonActor;
}

/**
 * The visit by id or number: who sees a ticket sees its visits; a technician sees the own ones.
 *
 * @throws Problem 404 when there is none, and just so when it belongs to another desk or company
 */
export async function visibleVisit({ services, caller }: Context, idOrNumber: string): Promise<VisibleVisit> {
  const visit = await services.store.readVisit(idOrNumber);
  const actor = visit && actorOn(caller, visit.state);
  if (!visit || !actor || !maySee(actor, visit.standing)) throw new Problem('not-found');
  return { visit, actor };
}
