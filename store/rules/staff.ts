import { absenceAt, dutyOf, type Absence } from '../../domain/people/stand-ins';
import type { DeskMember, HeldRole } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Database } from '../database';

/** Somebody who works at a desk, in one of the roles. */
export interface StaffMember {
  readonly personId: string;
  readonly shortId: string;
  readonly role: string;
  /** For a personal manager: the client served. */
  readonly clientId: string | null;
  /** The services the role is for; none: all of them. */
  readonly services: readonly string[];
  /** Companies whose user the person is at the same desk: on their tickets the person is no one of the desk. */
  readonly userOf: readonly string[];
  /** Of somebody who is not there: the short id of who stands in; null: the managers do. */
  readonly coveredBy?: string | null;
}

/** Who works at a desk, and who did. */
export interface DeskStaff {
  /** The roles that are active, a line each. */
  readonly working: readonly StaffMember[];
  /** By short id. */
  readonly members: ReadonlyMap<string, DeskMember>;
  readonly absences: readonly Absence[];
}

/** More than a desk has within years. */
const mostAbsences = 2_000;

/** The desk's own people, those who have left among them; its clients' users only where they are both. */
export async function readStaff(database: Database, desk: string): Promise<DeskStaff> {
  const rows = await database.membership.findMany({
    where: {
      desk,
      OR: [{ role: { not: 'client' } }, { person: { memberships: { some: { desk, role: { not: 'client' } } } } }],
    },
    select: { personId: true, shortId: true, role: true, clientId: true, services: true, active: true },
    orderBy: [{ shortId: 'asc' }, { role: 'asc' }],
  });
  const members = new Map<string, { personId: string; shortId: string; held: HeldRole[] }>();
  for (const { personId, shortId, role, clientId, services, active } of rows) {
    const member = members.get(shortId) ?? { personId, shortId, held: [] };
    members.set(shortId, member);
    // Written by addMembership only.
    if (active) member.held.push({ role: role as Role, clientId, services });
  }
  const working = [...members.values()].flatMap(({ personId, shortId, held }) => {
    const userOf = held.flatMap(({ role, clientId }) => (role === 'client' && clientId !== null ? [clientId] : []));
    return held
      .filter(({ role }) => role !== 'client')
      .map(({ role, clientId, services = [] }) => ({ personId, shortId, role, clientId, services, userOf }));
  });
  return { working, members, absences: await readAbsences(database, desk) };
}

async function readAbsences(database: Database, desk: string): Promise<Absence[]> {
  const rows = await database.staffAbsence.findMany({
    where: { desk },
    select: { shortId: true, from: true, to: true, standIn: true },
    orderBy: { to: 'desc' },
    take: mostAbsences,
  });
  return rows.map(({ shortId, from, to, standIn }) => ({
    ...{ person: shortId, from: from.getTime(), to: to.getTime(), standIn },
  }));
}

/** The same people, with who stands in for those who are not there at an instant. */
export function staffAt(
  staff: readonly StaffMember[],
  absences: readonly Absence[],
  at: Instant,
): readonly StaffMember[] {
  if (!absences.some(({ from, to }) => from <= at && at < to)) return staff;
  return staff.map((member) => {
    if (absenceAt(member.shortId, absences, at) === undefined) return member;
    const duty = dutyOf(member.shortId, absences, at);
    return { ...member, coveredBy: duty.kind === 'stand-in' ? duty.person : null };
  });
}
