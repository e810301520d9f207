import { Prisma } from '../prisma/generated/client';
import type { Role } from '../domain/regulation';
import { afterName, asPeopleSort } from './as-people-sort';
import { listMark, readNames, writeNames } from './cursor';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import type { StoreContext } from './store-context';

/** Somebody who belongs to a desk, as its own or as a client's user. */
export interface DeskPerson {
  readonly id: string;
  readonly shortId: string;
  readonly name: string;
  /** Those in which the person is asked for. */
  readonly roles: readonly Role[];
  /** Of the desk's own people: the services that a role of theirs names. */
  readonly services: readonly string[];
  /** Whose user, or whose personal manager. */
  readonly companies: readonly { readonly id: string; readonly name: string }[];
}

export interface DeskPeopleFilter {
  readonly desk: string;
  /** Users of these companies; null: the desk's own people. */
  readonly clients: readonly string[] | null;
  /** Who has this role, beside others. */
  readonly role?: Role;
  /** Everybody but this person. */
  readonly except?: string;
}

/** The active people of a desk, or of companies there, a line each person, as people sort. */
export async function listDeskPeople(
  { database }: StoreContext,
  { desk, clients, role, except }: DeskPeopleFilter,
  cursor: string | null,
  most: number,
): Promise<Page<DeskPerson> | BadCursor> {
  const mark = listMark('people', { desk, clients, role });
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined) return { kind: 'bad-cursor' };
  const whose =
    clients === null
      ? Prisma.sql`m."role" <> 'client'`
      : Prisma.sql`m."role" = 'client' AND m."client_id" = ANY(${[...clients]}::uuid[])`;
  const rows = await database.$queryRaw<DeskPerson[]>(Prisma.sql`
    SELECT p."id", m."short_id" AS "shortId", p."name", array_agg(DISTINCT m."role") AS "roles",
      ARRAY(SELECT DISTINCT s FROM "membership" o, unnest(o."services") s WHERE o."person_id" = p."id" AND o."desk" = ${desk} AND o."active" ORDER BY s)
        AS "services",
      COALESCE(jsonb_agg(DISTINCT jsonb_build_object('id', k."id", 'name', k."name")) FILTER (WHERE k."id" IS NOT NULL), '[]')
        AS "companies"
    FROM "membership" m JOIN "person" p ON p."id" = m."person_id" LEFT JOIN "client" k ON k."id" = m."client_id"
    WHERE m."desk" = ${desk} AND m."active" AND ${whose} AND ${afterName('person', 'p', after)}
      ${except === undefined ? Prisma.empty : Prisma.sql`AND p."id" <> ${except}`}
    GROUP BY p."id", m."short_id", p."name"
    ${role === undefined ? Prisma.empty : Prisma.sql`HAVING bool_or(m."role" = ${role})`}
    ORDER BY ${asPeopleSort(Prisma.sql`p."name"`)}, p."id" LIMIT ${most + 1}`);
  return pageOf(rows, most, ({ id }) => writeNames(mark, [id]));
}
