/** Who takes part: one client, and the people of the desk. */
import type { DeskMember, PersonActor } from '../policy/actor';
import type { Directory } from '../process';
import type { Role } from '../regulation';

export interface Cast {
  readonly author: PersonActor;
  readonly specialists: readonly PersonActor[];
  readonly manager: PersonActor;
  readonly coordinator: PersonActor;
  readonly technicians: readonly PersonActor[];
  readonly directory: Directory;
}

export const clientId = 'client';

export function castOf(specialists: number, technicians: number): Cast {
  const author = person('client', 'cl', 1);
  const those = (role: Role, letters: string, count: number): PersonActor[] =>
    Array.from({ length: count }, (_, index) => person(role, letters, index + 1));
  const desk = {
    specialists: those('specialist', 'sp', specialists),
    manager: person('manager', 'mg', 1),
    coordinator: person('coordinator', 'co', 1),
    technicians: those('technician', 'te', technicians),
  };
  const all = [...desk.specialists, desk.manager, desk.coordinator, ...desk.technicians];
  const members = new Map(all.map((actor) => [actor.shortId, memberOf(actor)]));
  return {
    author,
    ...desk,
    directory: { member: (shortId) => members.get(shortId), members: () => members.values() },
  };
}

function person(role: Role, letters: string, number: number): PersonActor {
  const shortId = `${letters}-${String(number).padStart(2, '0')}`;
  return { kind: 'person', personId: shortId, shortId, role, clientId: role === 'client' ? clientId : null };
}

function memberOf({ personId, shortId, role }: PersonActor): DeskMember {
  return { personId, shortId, held: [{ role, clientId: null }] };
}
