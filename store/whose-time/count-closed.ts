import { Prisma } from '../../prisma/generated/client';
import { ticketKind } from '../../domain/ticket';
import { toJson } from '../json';
import { readEventsOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { byMonth, type MonthRow } from './by-month';
import { timeOf } from './time-of';

const atOnce = 100;

/** A closed ticket of which it was not counted as it now stands, `t`. */
export const uncounted = Prisma.raw('t."closed_at" IS NOT NULL AND t."time_at" IS DISTINCT FROM t."revision"');

interface Counted {
  readonly id: string;
  readonly revision: number;
  readonly months: readonly MonthRow[];
}

/**
 * Writes down whose the time of closed tickets was: of those that have closed since, or have changed after it, and of all that an
 * earlier release has closed. What is counted is one revision; a ticket that has moved on meanwhile is counted again.
 *
 * @returns 'idle' when none was left
 * @throws once the others are written down, what the counting of one threw: a history that cannot be read holds up no other
 */
export async function countClosedTime(context: StoreContext, most: number = atOnce): Promise<'more' | 'idle'> {
  const { database } = context;
  const rows = await database.$queryRaw<{ id: string; revision: number; closedAt: Date }[]>`
    SELECT t."id", t."revision", t."closed_at" AS "closedAt" FROM "ticket" t WHERE ${uncounted} ORDER BY t."id" LIMIT ${most}`;
  if (rows.length === 0) return 'idle';
  const histories = await readEventsOf(
    database,
    ticketKind,
    rows.map(({ id }) => id),
  );
  const counted: Counted[] = [];
  const faults: unknown[] = [];
  for (const { id, revision, closedAt } of rows) {
    try {
      const time = await timeOf(context, histories.get(id) ?? [], closedAt.getTime());
      counted.push({ id, revision, months: byMonth(time) });
    } catch (error) {
      faults.push(error);
    }
  }
  await transact(database, async (transaction) => {
    const kept = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE "ticket" t SET "time_at" = c."revision"
      FROM jsonb_to_recordset(${toJson(counted.map(({ id, revision }) => ({ id, revision })))}::jsonb) AS c("id" uuid, "revision" int)
      WHERE t."id" = c."id" AND t."revision" = c."revision" RETURNING t."id"`;
    const ids = new Set(kept.map(({ id }) => id));
    const lines = counted.flatMap(({ id, months }) => (ids.has(id) ? months.map((month) => ({ id, ...month })) : []));
    await transaction.$executeRaw`DELETE FROM "ticket_time" WHERE "ticket_id" = ANY(${[...ids]}::uuid[])`;
    await transaction.$executeRaw`
      INSERT INTO "ticket_time" ("ticket_id", "month", "desk", "us", "client", "supplier", "nature")
      SELECT m."id", m."month", t."desk", m."us", m."client", m."supplier", m."nature"
      FROM jsonb_to_recordset(${toJson(lines)}::jsonb)
        AS m("id" uuid, "month" text, "us" int, "client" int, "supplier" int, "nature" int)
        JOIN "ticket" t ON t."id" = m."id"`;
  });
  if (faults.length > 0) throw faults[0];
  return rows.length < most ? 'idle' : 'more';
}
