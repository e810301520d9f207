import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { VisitEvent, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { toJson } from '../json';

const minute = 60_000;

/**
 * The technician's time as the visit now holds it, the way to the site included. Two visits that want the same time meet at
 * the exclusion constraint, whatever they read before.
 */
export async function keepTime(
  transaction: Transaction,
  before: VisitState | null,
  state: VisitState,
  now: Instant,
): Promise<void> {
  const held = state.ended === null ? state.slot : null;
  if (before?.slot?.id === held?.id && (before?.ended ?? null) === state.ended) return;
  await transaction.$executeRaw`DELETE FROM "technician_time" WHERE "visit_id" = ${state.id}::uuid`;
  if (held === null) return;
  await transaction.$executeRaw`
    INSERT INTO "technician_time" ("id", "desk", "technician", "person_id", "visit_id", "from", "to", "created_at")
    SELECT ${uuidv7()}::uuid, t."desk", t."short_id", t."person_id", ${state.id}::uuid,
      ${new Date(held.from - held.travelMinutes * minute)}, ${new Date(held.to)}, ${new Date(now)}
    FROM "technician" t WHERE t."desk" = ${state.desk} AND t."short_id" = ${held.technician}`;
}

interface StockChange {
  readonly place: string;
  readonly part: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** What the facts of a commit make of the stocks; below zero the checks of the table refuse it, and the whole commit. */
export async function keepSpares(
  transaction: Transaction,
  state: VisitState,
  events: readonly VisitEvent[],
): Promise<void> {
  const changes = events.flatMap(changesOf);
  if (changes.length > 0) await lockStocks(transaction, state.desk, changes);
  for (const { place, part, onHand, reserved } of changes) {
    const found = await transaction.$executeRaw`
      UPDATE "spare_stock" SET "on_hand" = "on_hand" + ${onHand}, "reserved" = "reserved" + ${reserved}
      WHERE "desk" = ${state.desk} AND "place" = ${place} AND "part" = ${part}`;
    if (found !== 1) throw new Error('A visit holds spares that the stock does not know.');
  }
  for (const event of events) {
    if (event.type !== 'spares-used') continue;
    const rows = event.lines.map(({ place, part, quantity }) => ({ id: uuidv7(), place, part, quantity }));
    await transaction.$executeRaw`
      INSERT INTO "spare_move" ("id", "identity", "desk", "part", "quantity", "origin", "visit_id", "by_id", "at")
      SELECT m."id", ${`visit/${state.id}/${event.revision}`}, ${state.desk}, m."part", m."quantity", m."place",
        ${state.id}::uuid, ${'person' in event.by ? event.by.person : null}, ${new Date(event.at)}
      FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS m("id" uuid, "place" text, "part" text, "quantity" int)`;
  }
}

function changesOf(event: VisitEvent): StockChange[] {
  switch (event.type) {
    case 'spares-reserved':
      return event.lines.map(({ place, part, quantity }) => ({ place, part, onHand: 0, reserved: quantity }));
    case 'spares-released':
      return event.lines.map(({ place, part, quantity }) => ({ place, part, onHand: 0, reserved: -quantity }));
    case 'spares-used':
      return event.lines.map(({ place, part, quantity }) => ({ place, part, onHand: -quantity, reserved: -quantity }));
    default:
      return [];
  }
}

/** All of them, in the one order in which everybody locks stocks: that of the database. */
async function lockStocks(transaction: Transaction, desk: string, changes: readonly StockChange[]): Promise<void> {
  const wanted = changes.map(({ place, part }) => Prisma.sql`(${place}, ${part})`);
  await transaction.$queryRaw(Prisma.sql`
    SELECT 1 FROM "spare_stock" WHERE "desk" = ${desk} AND ("place", "part") IN (${Prisma.join(wanted)})
    ORDER BY "place", "part" FOR UPDATE`);
}
