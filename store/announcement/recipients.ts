import { Prisma } from '../../prisma/generated/client';
import type { Reach, ReachPart } from '../../domain/announcement';
import type { Queryable } from '../database';

/** Roles of people of the desk who speak for its services. */
const speaking = ['specialist', 'coordinator', 'manager', 'administrator'];

/** A person of whom there is something to tell: active at the desk, no program, and not erased. */
const membership = (desk: string) => Prisma.sql`
  "membership" m JOIN "person" p ON p."id" = m."person_id" WHERE m."desk" = ${desk} AND m."active"
    AND p."erased_at" IS NULL AND m."in_company" IS DISTINCT FROM 'integration'`;

/** So many persons, in the order of their ids, from behind one of them: a step among very many looks at no others. */
export interface IdWindow {
  /** An id, or nothing: from the first one on. */
  readonly after: string;
  readonly most: number;
}

/** A statement of ids of persons `p` that ends with its conditions, narrowed to a window. @param window null: all of them */
export function windowed(statement: Prisma.Sql, window: IdWindow | null): Prisma.Sql {
  if (window === null) return statement;
  const { after, most } = window;
  return Prisma.sql`(${statement} AND p."id" > ${after} GROUP BY p."id" ORDER BY p."id" LIMIT ${most}::int)`;
}

/** Ids of the persons whom a reach means, as a statement; each may come more than once. */
export function reachedSql(desk: string, reach: Reach, window: IdWindow | null = null): Prisma.Sql {
  if (reach.length === 0) return windowed(Prisma.sql`SELECT p."id" FROM "person" p WHERE false`, window);
  return Prisma.join(
    reach.map((part) => windowed(ofPart(desk, part), window)),
    ' UNION ALL ',
  );
}

function ofPart(desk: string, part: ReachPart): Prisma.Sql {
  switch (part.who) {
    case 'clients':
      return Prisma.sql`SELECT p."id" FROM ${membership(desk)} AND m."role" = 'client'`;
    case 'companies':
      return Prisma.sql`SELECT p."id" FROM ${membership(desk)} AND m."role" = 'client'
        AND m."client_id" = ANY(${[...part.companies]}::uuid[])`;
    case 'open-tickets': {
      const { topics, services } = part;
      return Prisma.sql`SELECT p."id" FROM ${membership(desk)} AND m."role" = 'client' AND p."id" IN (
        SELECT unnest(t."shared_with" || t."author_id") FROM "ticket" t WHERE t."desk" = ${desk} AND t."closed_at" IS NULL
          AND (cardinality(${[...topics]}::text[]) = 0 OR t."topic" = ANY(${[...topics]}::text[]))
          AND (cardinality(${[...services]}::text[]) = 0 OR t."service" = ANY(${[...services]}::text[])))`;
    }
    case 'staff':
      return Prisma.sql`SELECT p."id" FROM ${membership(desk)} AND m."role" <> 'client'
        AND (cardinality(${[...part.services]}::text[]) = 0 OR m."services" && ${[...part.services]}::text[])`;
    default: {
      const never: never = part;
      return never;
    }
  }
}

/** Ids of those who may answer for these services: their own people, and whoever works for all. */
export function askedSql(desk: string, services: readonly string[], but: string): Prisma.Sql {
  return Prisma.sql`SELECT p."id" FROM ${membership(desk)} AND m."role" = ANY(${speaking}::text[]) AND p."id" <> ${but}
    AND (m."services" = '{}' OR m."services" && ${[...services]}::text[])`;
}

/** Whom a reach means now. */
export interface Reached {
  readonly count: number;
  /** The first of them by name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Whom a reach means now, the first by name. @param most so many of them */
export async function previewReach(
  { database }: { readonly database: Queryable },
  desk: string,
  reach: Reach,
  most: number,
): Promise<Reached> {
  const rows = await database.$queryRaw<{ id: string; name: string; count: number }[]>(Prisma.sql`
    SELECT p."id", p."name", count(*) OVER ()::int AS "count" FROM "person" p
    WHERE p."id" IN (${reachedSql(desk, reach)}) ORDER BY p."name" COLLATE "ru-RU-x-icu", p."id" LIMIT ${most}`);
  return { count: rows[0]?.count ?? 0, people: rows.map(({ id, name }) => ({ id, name })) };
}
