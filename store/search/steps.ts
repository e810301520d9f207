import { Prisma } from '../../prisma/generated/client';
import type { Reach } from '../reach';

/** One way of looking for a text in a list whose rows are tickets under the alias `t`. */
export interface TextStep {
  /** What a ticket of one part of the reach has to fulfil. */
  conditions(reach: Reach): Prisma.Sql[];
  /**
   * The first rows of one part of the reach.
   *
   * @param select of the columns `id` and those of the order, in the order of the list, without a limit
   * @returns the same columns and `cut`: more of the part was not looked at
   */
  part(select: Prisma.Sql, reach: Reach, most: number): Prisma.Sql;
}

function plain(select: Prisma.Sql, _reach: Reach, most: number): Prisma.Sql {
  return Prisma.sql`SELECT p.*, false AS "cut" FROM (${select} LIMIT ${most}) p`;
}

/** Among all that the index finds. What it finds is an array, so that no plan goes through the tickets to look for each in turn. */
export function everywhere(query: string): TextStep {
  return {
    conditions: (reach) => [
      Prisma.sql`t."id" = ANY(ARRAY(
        SELECT e."root_id" FROM "search_entry" e WHERE ${Prisma.join(foundIn(reach, query), ' AND ')}))`,
    ],
    part: plain,
  };
}

/** In the order of the list, ticket by ticket, of so many at most. The test is a subselect that no plan turns into a join. */
export function walked(query: string, mostTickets: number): TextStep {
  return {
    conditions: () => [],
    part: (select, { internalToo = false }, most) => Prisma.sql`
      SELECT w.* FROM (
        SELECT p.*, row_number() OVER () = ${mostTickets} AS "cut" FROM (${select} LIMIT ${mostTickets}) p
      ) w
      WHERE w."cut" OR COALESCE((
        SELECT true FROM "search_entry" e
        WHERE e."root_id" = w."id" AND e."words" @@ ${query}::tsquery AND (${internalToo} OR NOT e."internal") LIMIT 1), false)
      LIMIT ${most}`,
  };
}

/** What an entry of one part of the reach that holds a text has to fulfil, desk and client in the index with the words. */
function foundIn({ desk, clientId, exceptClients = [], internalToo }: Reach, query: string): Prisma.Sql[] {
  return [
    Prisma.sql`e."desk" = ${desk}`,
    ...(clientId === undefined ? [] : [Prisma.sql`e."client_id" = ${clientId}::uuid`]),
    Prisma.sql`e."words" @@ ${query}::tsquery`,
    ...(exceptClients.length === 0 ? [] : [Prisma.sql`e."client_id" <> ALL(${[...exceptClients]}::uuid[])`]),
    ...(internalToo === true ? [] : [Prisma.sql`NOT e."internal"`]),
  ];
}
