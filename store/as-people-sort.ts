import { Prisma } from '../prisma/generated/client';

/** Names in the order in which people look them up: ё beside е, whatever the capitals. A byte order puts «Ёлкин» before «Абрамов». */
export function asPeopleSort(name: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${name} COLLATE "ru-RU-x-icu"`;
}

/**
 * What comes after a row of `person` or `client` in the order of names. A cursor tells the row alone: names have no business in
 * addresses.
 */
export function afterName(table: 'person' | 'client', alias: 'p' | 'c', id: string | null): Prisma.Sql {
  if (id === null) return Prisma.sql`true`;
  const [from, own] = [Prisma.raw(`"${table}"`), Prisma.raw(alias)];
  const last = table === 'client' ? Prisma.sql`${id}::uuid` : Prisma.sql`${id}`;
  return Prisma.sql`(${asPeopleSort(Prisma.sql`${own}."name"`)}, ${own}."id") > (
    SELECT ${asPeopleSort(Prisma.sql`l."name"`)}, l."id" FROM ${from} l WHERE l."id" = ${last})`;
}
