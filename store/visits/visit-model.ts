import { Prisma } from '../../prisma/generated/client';
import { isOpen } from '../../domain/parts';
import type { Rules } from '../../domain/process';
import { nextVisitDue, nextVisitStep, sparesToBring, stageOf } from '../../domain/visit';
import type { LaterVisitCommand, OpenVisit, VisitEvent, VisitState } from '../../domain/visit';
import { dateOf } from '../json';
import type { Change } from '../process/kept-kind';
import { rankOf } from '../rules/priority-rank';

/** Where a visit goes, in the client's words; kept beside the state. */
export interface VisitBeside {
  readonly address: string;
  readonly contact: string;
}

export type VisitChange = Change<VisitState, VisitEvent, OpenVisit | LaterVisitCommand>;

/** The columns of a visit that boards are served from. */
interface BoardColumns {
  readonly stage: string;
  readonly priorityRank: number;
  readonly nextDue: Date | null;
  readonly waitsForReady: boolean;
  readonly waitsForParts: boolean;
  readonly waitsForAct: boolean;
  readonly waitsForSpares: boolean;
  readonly waitsForDecision: boolean;
  /** By when whoever owes the next step has to take it. */
  readonly stepDue: Date | null;
}

export function visitModel({
  before,
  state,
  rules,
  beside,
  now,
}: VisitChange): readonly (readonly [string, Prisma.Sql])[] {
  const at = new Date(now);
  const columns = columnsOf(state, rules);
  // A request brings where the visit goes; only a visit that stands already does without.
  const row =
    before === null ? insertVisit(state, columns, beside as VisitBeside, at) : updateVisit(state, columns, at);
  return [['listed', row]];
}

function columnsOf(state: VisitState, rules: Rules): BoardColumns {
  const stage = stageOf(state);
  const open = state.ended === null;
  return {
    stage,
    priorityRank: rankOf(state.priority, rules),
    nextDue: dateOf(nextVisitDue(state)),
    waitsForReady:
      open && state.needsReadiness && state.readiness === null && state.act === null && stage !== 'working',
    // Also when the visit is over: what was ordered is still to arrive, or to be called off.
    waitsForParts: state.orders.some(isOpen),
    waitsForAct: stage === 'working' || (state.slot?.agreedAt != null && state.act === null && open),
    waitsForSpares: open && sparesToBring(state).length > 0,
    waitsForDecision: state.doubts.length > 0,
    stepDue: dateOf(nextVisitStep(state).until),
  };
}

function updateVisit(state: VisitState, model: BoardColumns, at: Date): Prisma.Sql {
  return Prisma.sql`
    UPDATE "visit" SET "revision" = ${state.revision}, "stage" = ${model.stage}, "priority_rank" = ${model.priorityRank},
      "technician" = ${state.slot?.technician ?? null}, "slot_from" = ${dateOf(state.slot?.from ?? null)}::timestamptz,
      "slot_to" = ${dateOf(state.slot?.to ?? null)}::timestamptz, "next_due" = ${model.nextDue}::timestamptz,
      "waits_for_ready" = ${model.waitsForReady}, "waits_for_parts" = ${model.waitsForParts},
      "waits_for_act" = ${model.waitsForAct}, "waits_for_spares" = ${model.waitsForSpares},
      "waits_for_decision" = ${model.waitsForDecision},
      "no_shows" = ${state.noShows.length}, "step_due" = ${model.stepDue}::timestamptz, "updated_at" = CASE WHEN "revision" = ${state.revision}::int THEN "updated_at" ELSE ${at}::timestamptz END,
      "closed_at" = ${dateOf(state.ended?.at ?? null)}::timestamptz
    WHERE "id" = ${state.id}::uuid`;
}

function insertVisit(state: VisitState, model: BoardColumns, { address, contact }: VisitBeside, at: Date): Prisma.Sql {
  const { id, number, ticketId, desk, clientId, site, revision, requestedAt } = state;
  return Prisma.sql`
    INSERT INTO "visit" ("id", "number", "ticket_id", "desk", "client_id", "subject", "district", "address", "contact",
      "revision", "stage", "priority_rank", "next_due", "waits_for_ready", "waits_for_parts", "waits_for_act",
      "waits_for_spares", "no_shows", "step_due", "requested_at", "updated_at")
    VALUES (${id}::uuid, ${number}, ${ticketId}::uuid, ${desk}, ${clientId}::uuid, ${site.subject}, ${site.district},
      ${address}, ${contact}, ${revision}, ${model.stage}, ${model.priorityRank}, ${model.nextDue}::timestamptz,
      ${model.waitsForReady}, ${model.waitsForParts}, ${model.waitsForAct}, ${model.waitsForSpares},
      ${state.noShows.length}, ${model.stepDue}::timestamptz, ${new Date(requestedAt)}, ${at})`;
}
