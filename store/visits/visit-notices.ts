import { uuidv7 } from 'uuidv7';
import type { Audience } from '../../domain/regulation';
import { evolveVisit, firstVisitState, visitNoticesOf } from '../../domain/visit';
import type { VisitEvent, VisitState } from '../../domain/visit';
import { onceEach, recipientsOf } from '../rows/notices-of';
import type { NoticeRow, Recipients } from '../rows/notices-of';
import type { StaffMember } from '../rules/library';

/** Who is told of the events of one commit of a visit, each person once a kind and event. */
export function visitNoticeRowsOf(
  before: VisitState | null,
  events: readonly VisitEvent[],
  ticket: Recipients,
  staff: readonly StaffMember[],
): NoticeRow[] {
  let state = before;
  const rows = events.flatMap((event) => {
    // A technician is told of a time that is given back as well, when the state has forgotten whose it was.
    const technician = state?.slot?.technician;
    state = event.type === 'visit-opened' ? firstVisitState(event) : evolveVisit(stateBefore(state), event);
    const after = state;
    return visitNoticesOf(event, after).flatMap(({ kind, audience, awaited, params }) =>
      personsOf(audience, after.slot?.technician ?? technician, ticket, staff).map((recipientId) => ({
        id: uuidv7(),
        revision: event.revision,
        kind,
        recipientId,
        params,
        awaited,
      })),
    );
  });
  return onceEach(rows);
}

function personsOf(
  audience: Audience,
  technician: string | undefined,
  ticket: Recipients,
  staff: readonly StaffMember[],
): string[] {
  const going = staff.filter(({ shortId }) => shortId === technician);
  // Nobody goes yet: who arranges it is told.
  if (audience !== 'technician') return recipientsOf(audience, ticket, staff);
  return going.length > 0 ? going.map(({ personId }) => personId) : recipientsOf('coordinator', ticket, staff);
}

function stateBefore(state: VisitState | null): VisitState {
  if (state === null) throw new Error('The first event of a visit opens it.');
  return state;
}
