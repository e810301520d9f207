import { Prisma } from '../../prisma/generated/client';
import type { StoreContext } from '../store-context';

/** One of a desk's own people. */
export interface DeskWorker {
  readonly shortId: string;
  readonly name: string;
  /** Takes tickets, or goes on visits; false of those who have left, and of those who do neither. */
  readonly isSpecialist: boolean;
  readonly isTechnician: boolean;
}

/**
 * The people of a desk, those who have left among them.
 *
 * @param services who works for none of these takes no tickets and goes on no visits; undefined: for all
 */
export async function deskWorkers(
  { database }: StoreContext,
  desk: string,
  services: readonly string[] | undefined,
): Promise<readonly DeskWorker[]> {
  const works =
    services === undefined
      ? Prisma.sql`m."active"`
      : Prisma.sql`m."active" AND (m."services" = ARRAY[]::text[] OR m."services" && ${[...services]}::text[])`;
  return database.$queryRaw<DeskWorker[]>(Prisma.sql`
    SELECT m."short_id" AS "shortId", p."name", bool_or(${works} AND m."role" IN ('specialist', 'coordinator')) AS "isSpecialist",
      bool_or(${works} AND m."role" = 'technician') AS "isTechnician"
    FROM "membership" m JOIN "person" p ON p."id" = m."person_id"
    WHERE m."desk" = ${desk} AND m."role" <> 'client' GROUP BY m."short_id", p."name"`);
}
