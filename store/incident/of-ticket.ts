import { Prisma } from '../../prisma/generated/client';
import type { IncidentStage } from '../../domain/incident';

/** As much of an incident as its tickets tell. */
export interface IncidentOfTicket {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly stage: Exclude<IncidentStage, 'withdrawn'>;
}

/** The incident that a ticket belongs to, the one that goes on or else the last, as JSON; null: none. */
export function incidentOfSql(ticketId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('id', i."id", 'number', i."number", 'title', i."title", 'stage', i."stage")
    FROM "incident_link" k JOIN "incident" i ON i."id" = k."incident_id"
    WHERE k."ticket_id" = ${ticketId} AND k."unlinked_at" IS NULL AND i."stage" <> 'withdrawn'
    ORDER BY k."ended_at" DESC NULLS FIRST, k."linked_at" DESC LIMIT 1)`;
}
