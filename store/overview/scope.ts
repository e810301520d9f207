import { Prisma } from '../../prisma/generated/client';

/** Which of a desk's tickets, and what belongs to them, somebody of the desk sees. */
export interface DeskScope {
  readonly desk: string;
  /** What one of these services took part in, and what is with none; undefined: all. */
  readonly services?: readonly string[] | undefined;
  /** Companies whose user the reader is as well. */
  readonly exceptClients?: readonly string[];
}

/** What holds of a ticket `t` in the scope. */
export function ticketsIn({ desk, services, exceptClients = [] }: DeskScope): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`t."desk" = ${desk}`,
      ...(services === undefined
        ? []
        : [Prisma.sql`(t."service" IS NULL OR t."services" && ${[...services]}::text[])`]),
      ...(exceptClients.length === 0 ? [] : [Prisma.sql`t."client_id" <> ALL(${[...exceptClients]}::uuid[])`]),
    ],
    ' AND ',
  );
}

/** More of a kind are not counted: who reads the number would not deal with them one by one. */
export const mostCounted = 1_000;

/** How many rows a selection has, counted up to {@link mostCounted}. */
export function countOf(selection: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${selection} LIMIT ${mostCounted}) AS "counted")`;
}
