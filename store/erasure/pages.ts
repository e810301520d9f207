import { Prisma } from '../../prisma/generated/client';
import type { Queryable } from '../database';

/** Where a walk through rows goes on: behind the row of this instant and id; null: at the beginning. */
export interface Place {
  readonly at: Date | null;
  readonly id: string | null;
}

/** Some of the rows that a walk goes through, in order. */
export interface WalkPage {
  readonly tickets: readonly string[];
  /** Where it goes on behind each of them. */
  readonly places: readonly Place[];
  /** Nothing comes behind. */
  readonly isLast: boolean;
}

interface Asked {
  readonly place: Place;
  readonly most: number;
}

/** Tickets that are looked through in one step: a few statements, each of a fraction of its time limit whatever the desk has. */
export const ticketsAtOnce = 200;

/** The row behind a place, by the columns that the walk goes by. */
export function behind({ at, id }: Place, atColumn: Prisma.Sql, idColumn: Prisma.Sql): Prisma.Sql {
  return at === null
    ? Prisma.sql`true`
    : Prisma.sql`(${atColumn}, ${idColumn}) > (${at}::timestamptz, ${id ?? firstId}::uuid)`;
}

const firstId = '00000000-0000-0000-0000-000000000000';

/** Tickets of a desk in the order of their receipt. */
export async function ticketsBehind(database: Queryable, desk: string, { place, most }: Asked): Promise<WalkPage> {
  const rows = await database.$queryRaw<{ id: string; at: Date }[]>(Prisma.sql`
    SELECT "id", "received_at" AS "at" FROM "ticket"
    WHERE "desk" = ${desk} AND ${behind(place, Prisma.sql`"received_at"`, Prisma.sql`"id"`)}
    ORDER BY "received_at", "id" LIMIT ${most}`);
  return pageOf(
    rows.map(({ id, at }) => ({ ticket: id, place: { at, id } })),
    most,
  );
}

/** Tickets of a desk in the order in which they, or visits of theirs, were changed. */
export async function changedBehind(database: Queryable, desk: string, { place, most }: Asked): Promise<WalkPage> {
  const changed = (kind: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    SELECT "id", "root_id" AS "ticket", "updated_at" AS "at" FROM "process"
    WHERE "kind" = ${kind} AND "desk" = ${desk} AND ${behind(place, Prisma.sql`"updated_at"`, Prisma.sql`"id"`)}
    ORDER BY "updated_at", "id" LIMIT ${most})`;
  const rows = await database.$queryRaw<{ id: string; ticket: string; at: Date }[]>(Prisma.sql`
    SELECT * FROM (${changed(Prisma.sql`'ticket'`)} UNION ALL ${changed(Prisma.sql`'visit'`)}) AS "changed"
    ORDER BY "at", "id" LIMIT ${most}`);
  return pageOf(
    rows.map(({ id, ticket, at }) => ({ ticket, place: { at, id } })),
    most,
  );
}

function pageOf(rows: readonly { readonly ticket: string; readonly place: Place }[], most: number): WalkPage {
  return {
    tickets: rows.map(({ ticket }) => ticket),
    places: rows.map(({ place }) => place),
    isLast: rows.length < most,
  };
}
