import type { Role } from '../../domain/regulation';
import type { AuditBy } from '../../store/audit/record-audit';
import { auditBy } from '../audit/audit-by';
import { holds, leadRoles, ownDesk } from '../auth/own-desk';
import type { Seat } from '../auth/own-desk';
import type { Caller } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { forbidden } from '../who-may';

/** Who plans the time of others. */
export const plannerRoles = ['coordinator', ...leadRoles] as const satisfies readonly Role[];

/** Who plans, and the technicians themselves. */
export const fieldRoles = [...plannerRoles, 'technician'] as const satisfies readonly Role[];

/** Whether a member of the desk may know why this technician is absent. */
export function seesReasons(seat: Seat, technician: string): boolean {
  return holds(seat, ...plannerRoles) || (holds(seat, 'technician') && seat.shortId === technician);
}

/**
 * The caller's role at the desk at which a technician is meant: a technician acts for the own person alone.
 *
 * @throws Problem as `ownDesk` does, and 403 for a technician who acts for another one
 */
export function actFor(shortId: string, caller: Caller, desk: string | undefined): Seat {
  const seat = ownDesk(caller, desk, fieldRoles);
  if (!holds(seat, ...plannerRoles) && seat.shortId !== shortId) throw forbidden(plannerRoles);
  return seat;
}

/** Own time is one's own; an act for somebody else goes on the record of the desk. */
export function byOther(
  seat: Seat,
  technician: string,
  context: RequestContext<typeof fieldRoles>,
): AuditBy | undefined {
  return seat.shortId === technician ? undefined : auditBy(context);
}
