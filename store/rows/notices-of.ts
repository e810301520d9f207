import { uuidv7 } from 'uuidv7';
import type { Audience } from '../../domain/regulation';
import { evolve, firstState, noticesOf } from '../../domain/ticket';
import type { TicketEvent, TicketRules, TicketState } from '../../domain/ticket';
import type { StaffMember } from '../rules/library';

/** A notice for one person; channel and language follow from the person when it is written. */
export interface NoticeRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly recipientId: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly awaited: boolean;
}

/** Who is told of the events of one commit, each person once a kind and event. */
export function noticeRowsOf(
  before: TicketState | null,
  events: readonly TicketEvent[],
  rules: (state: TicketState) => TicketRules,
  staff: readonly StaffMember[],
): NoticeRow[] {
  let state = before;
  const rows = events.flatMap((event) => {
    state = event.type === 'opened' ? firstState(event) : evolve(stateBefore(state), event);
    const after = state;
    return noticesOf(event, after, rules(after)).flatMap(({ kind, audience, awaited, params }) =>
      recipientsOf(audience, after, staff).map((recipientId) => ({
        id: uuidv7(),
        revision: event.revision,
        kind,
        recipientId,
        params,
        awaited,
      })),
    );
  });
  // Nobody waits for the delivery of a solution that was confirmed with it.
  const closed = state?.stage === 'closed';
  return onceEach(rows.map((row) => (closed && row.kind === 'solution' ? { ...row, awaited: false } : row)));
}

/** One person may belong to several audiences of the same telling. */
export function onceEach(rows: readonly NoticeRow[]): NoticeRow[] {
  const once = new Map<string, NoticeRow>();
  for (const row of rows) {
    const key = `${row.revision}/${row.kind}/${row.recipientId}`;
    const other = once.get(key);
    once.set(key, other === undefined ? row : { ...other, awaited: other.awaited || row.awaited });
  }
  return [...once.values()];
}

function stateBefore(state: TicketState | null): TicketState {
  if (state === null) throw new Error('The first event of a ticket opens it.');
  return state;
}

/** What of a ticket says who is told. */
export type Recipients = Pick<TicketState, 'authorId' | 'assignee' | 'clientId'>;

/**
 * The persons that an audience means. Where nobody fills the role, its duty falls to the managers, and without managers
 * to the administrators: a telling must reach somebody.
 */
export function recipientsOf(audience: Audience, state: Recipients, staff: readonly StaffMember[]): string[] {
  switch (audience) {
    case 'author':
      return [state.authorId];
    case 'responsible':
      return orManagers(
        staff.filter(({ shortId }) => shortId === state.assignee),
        staff,
      );
    case 'manager':
      return orManagers([], staff);
    case 'technician':
      // A ticket has no technician of its own; who goes on a visit, the visit knows.
      return orManagers([], staff);
    case 'coordinator':
      return orManagers(withRole(staff, 'coordinator'), staff);
    case 'personal-manager':
      return orManagers(
        withRole(staff, 'personal-manager').filter(({ clientId }) => clientId === null || clientId === state.clientId),
        staff,
      );
    default: {
      const never: never = audience;
      return never;
    }
  }
}

function orManagers(found: readonly StaffMember[], staff: readonly StaffMember[]): string[] {
  const managers = withRole(staff, 'manager');
  const told = [found, managers, withRole(staff, 'administrator')].find((group) => group.length > 0) ?? [];
  return [...new Set(told.map(({ personId }) => personId))];
}

function withRole(staff: readonly StaffMember[], role: string): StaffMember[] {
  return staff.filter((member) => member.role === role);
}
