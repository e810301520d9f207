import { incidentCommands } from '../../domain/incident';
import { actingOn, type PersonActor } from '../../domain/policy/actor';
import { granted, type Standing } from '../../domain/policy/may';
import type { IncidentRead } from '../../store/incident/read-incidents';
import { membershipsAt, memberAt, type Caller } from '../auth/caller';
import { allClientsRoles, servicesSeen } from '../auth/own-desk';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';

/** Whoever works on the tickets of all clients of a desk: incidents are for them alone. */
export const workers = allClientsRoles;

export type IncidentContext = RequestContext<typeof workers>;

/** It has no client, so that a client's people see none of it. */
export const standing: Standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] };

export interface VisibleIncident {
  readonly incident: IncidentRead;
  readonly actor: PersonActor;
  /** Whose tickets the caller sees; undefined: all of the desk. */
  readonly services: readonly string[] | undefined;
}

/** @throws Problem 404 for one that is not there, or of a desk at which the caller does not work on tickets */
export async function visibleIncident(
  { services: { store }, caller }: Pick<IncidentContext, 'services' | 'caller'>,
  id: string,
): Promise<VisibleIncident> {
  const incident = await store.readIncident(id);
  const actor = incident && workerAt(caller, incident.state.desk);
  if (incident === undefined || actor === undefined) throw new Problem('not-found');
  const roles = membershipsAt(caller, incident.state.desk).filter(({ role }) => workers.some((each) => each === role));
  return { incident, actor, services: servicesSeen({ roles }) };
}

/** The caller as one who works on tickets at a desk; undefined for one who does not. */
export function workerAt(caller: Caller, desk: string): PersonActor | undefined {
  const member = memberAt(caller, desk);
  const actor = member && actingOn(member, null);
  const { grant } = incidentCommands.tell;
  return (actor && grant && granted(actor, grant, standing)) ?? undefined;
}

/** The desks at which the caller works on tickets. */
export function desksOf(caller: Caller): readonly string[] {
  const desks = [...new Set(caller.memberships.map(({ desk }) => desk))];
  return desks.filter((desk) => workerAt(caller, desk) !== undefined);
}
