import { Prisma } from '../../prisma/generated/client';
import type { Queryable } from '../database';

/** Numbers that rise whenever a desk's rules (regulations, contracts), its staff, or the calendars of all desks have changed. */
export interface Stamps {
  readonly rules: number;
  readonly staff: number;
  readonly calendars: number;
}

/** What is numbered of a desk; calendars are of all desks together. */
export type StampedAt = 'rules' | 'staff';

/** The place of the calendars' number: a code that no desk has. */
export const everyDesk = '';

/**
 * The stamps of a desk as a JSON column (`Stamps`), for the statement that locks or reads a process: what is loaded is then
 * never older than what that statement saw.
 *
 * @param desk an expression that gives the desk's code
 */
export function publicationStamps(desk: Prisma.Sql): Prisma.Sql {
  // A name that no statement around it has: the desk is an expression of that one.
  return Prisma.sql`(SELECT '{"rules": 0, "staff": 0, "calendars": 0}'::jsonb
      || coalesce(jsonb_object_agg("stamped"."kind", "stamped"."number"), '{}')
    FROM "publication" "stamped" WHERE "stamped"."desk" IN (${desk}, ''))`;
}

export async function readStamps(database: Queryable, desk: string): Promise<Stamps> {
  const [row] = await database.$queryRaw<{ stamps: Stamps }[]>`
    SELECT ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"`;
  if (row === undefined) throw new Error('A statement that always gives one row gave none.');
  return row.stamps;
}
