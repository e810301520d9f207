import { announcementCommands } from '../../domain/announcement';
import { actingOn, type PersonActor } from '../../domain/policy/actor';
import { granted, type Standing } from '../../domain/policy/may';
import type { AnnouncementRead } from '../../store/announcement';
import type { Role } from '../../domain/regulation';
import { memberAt, type Caller } from '../auth/caller';
import { allClientsRoles } from '../auth/own-desk';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';

/** Whoever works on the tickets of all clients of a desk sees its announcements before they are told; what each may do, the rules say. */
export const workers = allClientsRoles;

export type AnnouncementContext = RequestContext<readonly Role[]>;

/** It has no client: its words reach people by being told, not by being looked up. */
export const standing: Standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] };

export interface VisibleAnnouncement {
  readonly announcement: AnnouncementRead;
  readonly actor: PersonActor;
}

/** @throws Problem 404 for one that is not there, or of a desk at which the caller does not work on tickets */
export async function visibleAnnouncement(
  { services: { store }, caller }: Pick<AnnouncementContext, 'services' | 'caller'>,
  id: string,
): Promise<VisibleAnnouncement> {
  const announcement = await store.readAnnouncement(id);
  const actor = announcement && workerAt(caller, announcement.state.desk);
  if (announcement === undefined || actor === undefined) throw new Problem('not-found');
  return { announcement, actor };
}

/** The caller as one who may answer for a service of a desk, or more. */
export function workerAt(caller: Caller, desk: string): PersonActor | undefined {
  const member = memberAt(caller, desk);
  const actor = member && actingOn(member, null);
  const { grant } = announcementCommands.answer;
  return (actor && grant && granted(actor, grant, standing)) ?? undefined;
}

/** The same as one who may write announcements there. */
export function writerAt(caller: Caller, desk: string): PersonActor | undefined {
  const member = memberAt(caller, desk);
  const actor = member && actingOn(member, null);
  const { grant } = announcementCommands.announce;
  return (actor && grant && granted(actor, grant, standing)) ?? undefined;
}

/** The desks at which the caller works on tickets. */
export function desksOf(caller: Caller): readonly string[] {
  const desks = [...new Set(caller.memberships.map(({ desk }) => desk))];
  return desks.filter((desk) => workerAt(caller, desk) !== undefined);
}
