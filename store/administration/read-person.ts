import { Prisma } from '../../prisma/generated/client';
import type { VisitInTheWay } from '../field/absences';
import { listHeldIncidents, type HeldIncident } from '../incident/list-held-incidents';
import type { StoreContext } from '../store-context';
import { listHeldTickets, type HeldTicket } from '../tickets/list-held-tickets';
import { readAdministered, type AdministeredPerson } from './person-line';

/** What somebody holds, and gives back when leaving. */
export interface Holdings {
  readonly tickets: readonly HeldTicket[];
  /** Open visits that the person is to go to. */
  readonly visits: readonly VisitInTheWay[];
  /** Mass incidents that the person sees to. */
  readonly incidents: readonly HeldIncident[];
}

/** Somebody of a desk with what the person holds there; undefined where nobody has this short id. */
export async function readAdministeredPerson(
  context: StoreContext,
  desk: string,
  shortId: string,
): Promise<{ readonly person: AdministeredPerson; readonly holds: Holdings } | undefined> {
  const { database, clock } = context;
  const condition = Prisma.sql`d."short_id" = ${shortId}`;
  const now = await clock.now();
  const [[person], tickets, incidents, visits] = await Promise.all([
    readAdministered(database, { desk, now, condition, most: 1 }),
    listHeldTickets(context, desk, shortId),
    listHeldIncidents(context, desk, shortId),
    database.$queryRaw<VisitInTheWay[]>(Prisma.sql`
      SELECT v."id", v."number" FROM "technician_time" b JOIN "visit" v ON v."id" = b."visit_id"
      WHERE b."desk" = ${desk} AND b."technician" = ${shortId} ORDER BY b."from", v."id"`),
  ]);
  return person === undefined ? undefined : { person, holds: { tickets, visits, incidents } };
}
