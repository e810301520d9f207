import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { visitEventSchemaVersion } from '../../domain/visit';
import type { VisitEvent, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { toJson } from '../json';
import { dateOf, recordParts, runColumns } from '../rows/record-parts';
import type { Recorded } from '../rows/record-parts';

/** The columns of a visit that boards are served from. */
export interface VisitReadModel {
  readonly stage: string;
  readonly priorityRank: number;
  readonly nextDue: Instant | null;
  readonly waitsForReady: boolean;
  readonly waitsForParts: boolean;
  readonly waitsForAct: boolean;
  readonly waitsForSpares: boolean;
  readonly noShows: number;
  /** By when whoever owes the next step has to take it. */
  readonly stepDue: Instant | null;
  readonly ended: boolean;
}

/** Where a visit goes, in the client's words; kept beside the state. */
export interface VisitSite {
  readonly address: string;
  readonly contact: string;
}

/** Everything that one commit of a visit writes. */
export interface VisitChanges extends Recorded<VisitEvent> {
  readonly state: VisitState;
  readonly model: VisitReadModel;
  /** Of a new visit. */
  readonly site?: VisitSite | undefined;
}

/** Writes all of a commit as one statement. A revision found taken fails it, and the transaction with it. */
export async function writeVisitChanges(transaction: Transaction, changes: VisitChanges): Promise<void> {
  const { id: visitId, ticketId } = changes.state;
  const owner = { ticketId, visitId, schema: visitEventSchemaVersion };
  await transaction.$executeRaw(Prisma.sql`
    WITH ${recordParts(owner, changes)}
    ${changes.site === undefined ? updateVisit(changes) : insertVisit(changes, changes.site)}`);
}

function updateVisit({ now, state, model, confirmed }: VisitChanges): Prisma.Sql {
  const at = new Date(now);
  return Prisma.sql`
    UPDATE "visit" SET "revision" = ${state.revision}, "state" = ${toJson(state)}::jsonb,
      "rules_digest" = ${state.rules.digest}, "calendars" = ${state.rules.calendars}, "stage" = ${model.stage},
      "priority_rank" = ${model.priorityRank}, "technician" = ${state.slot?.technician ?? null},
      "slot_from" = ${dateOf(state.slot?.from ?? null)}::timestamptz, "slot_to" = ${dateOf(state.slot?.to ?? null)}::timestamptz,
      "next_due" = ${dateOf(model.nextDue)}::timestamptz, "waits_for_ready" = ${model.waitsForReady},
      "waits_for_parts" = ${model.waitsForParts}, "waits_for_act" = ${model.waitsForAct},
      "waits_for_spares" = ${model.waitsForSpares}, "no_shows" = ${model.noShows},
      "step_due" = ${dateOf(model.stepDue)}::timestamptz, "updated_at" = ${at},
      "closed_at" = ${dateOf(state.ended?.at ?? null)}::timestamptz,
      ${runColumns(at, model.ended, confirmed)}
    WHERE "id" = ${state.id}::uuid`;
}

function insertVisit({ now, state, model }: VisitChanges, { address, contact }: VisitSite): Prisma.Sql {
  const { id, number, ticketId, desk, clientId, site, revision, rules, requestedAt } = state;
  return Prisma.sql`
    INSERT INTO "visit" ("id", "number", "ticket_id", "desk", "client_id", "subject", "district", "address", "contact",
      "revision", "state", "rules_digest", "calendars", "stage", "priority_rank", "next_due", "waits_for_ready",
      "waits_for_parts", "waits_for_act", "waits_for_spares", "no_shows", "step_due", "requested_at", "updated_at")
    VALUES (${id}::uuid, ${number}, ${ticketId}::uuid, ${desk}, ${clientId}::uuid, ${site.subject}, ${site.district},
      ${address}, ${contact}, ${revision}, ${toJson(state)}::jsonb, ${rules.digest}, ${rules.calendars}, ${model.stage},
      ${model.priorityRank}, ${dateOf(model.nextDue)}::timestamptz, ${model.waitsForReady}, ${model.waitsForParts},
      ${model.waitsForAct}, ${model.waitsForSpares}, ${model.noShows}, ${dateOf(model.stepDue)}::timestamptz,
      ${new Date(requestedAt)}, ${new Date(now)})`;
}
