import type { PersonActor } from '../../domain/policy/actor';
import { maySee } from '../../domain/policy/may';
import { KeysUnavailable } from '../../store/access/keys';
import { actorOn } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { LeaseRead } from '../../store/access/read-lease';

type Context = Pick<RequestContext<'signed-in'>, 'services' | 'caller'>;

/** A lease that the caller may see, with the role in which. */
export interface VisibleLease {
  readonly lease: LeaseRead;
  readonly actor: PersonActor;
}

/**
 * Who sees a ticket sees that access data were asked for, given and looked at; the data only the responsible has shown.
 *
 * @throws Problem 404 when there is none, and just so when it belongs to another desk or company
 */
export async function visibleLease({ services, caller }: Context, id: string): Promise<VisibleLease> {
  const lease = await services.store.readLease(id);
  const actor = lease && actorOn(caller, lease.state);
  if (!lease || !actor || !maySee(actor, lease.standing)) throw new Problem('not-found');
  return { lease, actor };
}

/** Does what needs keys. @throws Problem 503 where they cannot be had now; what is missing, the log says at start-up */
export async function withKeys<T>({ services }: Pick<Context, 'services'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeysUnavailable)) throw error;
    services.log.error({ component: 'access', reason: error.reason }, 'the keys of access data are not to be had');
    throw new Problem('access-keys-unavailable');
  }
}
