import { Prisma } from '../../prisma/generated/client';

/** Short ids of those who go, or went, on visits of a ticket. @param ticketId an expression */
export function goingTo(ticketId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT g."technician" FROM "visit" g WHERE g."ticket_id" = ${ticketId} AND g."technician" IS NOT NULL)`;
}

/** Short ids of those technicians who have reported from a visit, in vain perhaps. @param visitId an expression */
export function reportedFrom(visitId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT DISTINCT i."actor" ->> 'shortId' FROM "inbox" i
    WHERE i."process_id" = ${visitId} AND i."actor" ->> 'role' = 'technician')`;
}
