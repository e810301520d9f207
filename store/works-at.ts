import { Prisma } from '../prisma/generated/client';
import type { Grant } from '../domain/policy/may';

/**
 * Whether somebody works at a desk in a role that holds a grant. A process lets go of whom it belongs to at its next word; whoever reads
 * it before that asks this, for nobody owes anything who is not there.
 *
 * @param desk its code @param shortId of the person; both as SQL
 */
export function worksAtSql(desk: Prisma.Sql, shortId: Prisma.Sql, { staff }: Grant): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "membership" m WHERE m."desk" = ${desk} AND m."short_id" = ${shortId} AND m."active"
    AND m."role" = ANY(${[...staff]}::text[]))`;
}
